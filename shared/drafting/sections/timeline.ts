import { PHASES, type Phase } from '#shared/incident-record.ts';
import { isFiring } from '../../rules/event-words.ts';
import { MOST_SHOWN } from '../choose-events.ts';
import { kindWord } from '../citing.ts';
import type { ChosenEvent } from '../curation/curate.ts';
import { findChangesBefore } from '../findings.ts';
import type { Happening, Material } from '../material.ts';
import { cleanLine, quote } from '../safe-text.ts';
import type { DraftItem } from '../shape.ts';

/** Ids of folded events that are listed; a busy day folds thousands. */
const FOLDED_LISTED = 50;

const PHASE_WORDS: Record<Phase, string> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

const MINUTE = 60_000;
const MOST_WORDS = 320;

/** Messages and what people said are quoted; what tools wrote stands as it is. */
const isSaid = (event: Happening): boolean =>
  event.byPerson && (event.kind === 'message' || event.kind === 'hypothesis' || event.kind === 'decision');

const describe = (material: Material, event: Happening, label: string, choice: ChosenEvent): DraftItem => {
  const words = isSaid(event) ? quote(event.text, MOST_WORDS) : cleanLine(event.text, MOST_WORDS);
  const { url, basis } = event.record;
  const source = event.source ? cleanLine(event.source, 60) : null;
  const from = event.who ?? source;
  const recalled = basis === 'recalled' || basis === 'inferred' ? basis : '';
  const tail = [from, recalled].filter(Boolean).join(', ');
  return {
    type: 'event',
    eventId: event.id,
    at: new Date(event.at).toISOString(),
    kind: event.kind,
    label,
    quote: words,
    actor: event.who,
    source,
    url: url ?? null,
    basis: basis ?? 'recorded',
    folded: choice.folded.slice(0, FOLDED_LISTED),
    foldedCount: choice.folded.length,
    why: choice.why,
    text: `${material.local.moment(event.at)} ${label}: ${words}${tail ? ` (${tail})` : ''}`,
    evidence: [event.id],
  };
};

/** An event is shown as the phase change itself only when it stands at its minute and is not the change before it. */
const isPhaseChange = (event: Happening | undefined, phase: Phase, at: number): boolean =>
  event !== undefined &&
  Math.floor(event.at / MINUTE) === Math.floor(at / MINUTE) &&
  !(phase === 'impactStarted' && event.kind === 'deploy');

const nearestOf = (events: Happening[], at: number): Happening | undefined =>
  events.reduce<Happening | undefined>(
    (best, event) => (best && Math.abs(best.at - at) <= Math.abs(event.at - at) ? best : event),
    undefined,
  );

/** A stated phase time that no event of the timeline shows gets a row of its own. */
const statedRow = (material: Material, phase: Phase, events: Happening[]): DraftItem | undefined => {
  const time = material.phases[phase];
  const near = time && nearestOf(events, time.at);
  if (!time || !near) return undefined;
  const proof = time.evidence.find((id) => events.some((event) => event.id === id)) ?? near.id;
  const label = PHASE_WORDS[phase];
  return {
    type: 'phase',
    phase,
    at: new Date(time.at).toISOString(),
    label,
    text: `${material.local.moment(time.at)} ${label}, as the record states`,
    evidence: [proof],
    facts: [`times.${phase}`],
  };
};

/** Rows that make room for stated phase times: the least sure that are neither labelled nor marked as key. */
const leastSure = (
  material: Material,
  chosen: ChosenEvent[],
  added: number,
  labels: ReadonlyMap<string, string>,
): Set<string> => {
  const surplus = Math.max(0, chosen.length + added - MOST_SHOWN);
  const weakest = chosen
    .filter(({ eventId }) => !labels.has(eventId) && !material.byId.get(eventId)?.key)
    .sort((a, b) => a.score - b.score)
    .slice(0, surplus);
  return new Set(weakest.map(({ eventId }) => eventId));
};

/** The chosen events as rows, in order of time. Phase changes and the first alert are labelled as such. */
export const draftTimeline = (material: Material): DraftItem[] => {
  const { chosen } = material;
  const events = chosen.flatMap(({ eventId }) => material.byId.get(eventId) ?? []);
  const labels = new Map<string, string>();
  for (const change of findChangesBefore(material)) if (change.kind !== 'deploy') labels.set(change.id, 'Change');
  const firstAlert = material.happenings.find(isFiring);
  if (firstAlert) labels.set(firstAlert.id, 'First alert');
  const stated: DraftItem[] = [];
  for (const phase of [...PHASES].reverse()) {
    const time = material.phases[phase];
    if (!time) continue;
    const shown = time.evidence.filter((id) => isPhaseChange(material.byId.get(id), phase, time.at));
    for (const id of shown) labels.set(id, PHASE_WORDS[phase]);
    const row = shown.length === 0 && time.basis === 'stated' ? statedRow(material, phase, events) : undefined;
    if (row) stated.push(row);
  }
  const spare = leastSure(material, chosen, stated.length, labels);
  const rows = chosen.flatMap((choice) => {
    const event = spare.has(choice.eventId) ? undefined : material.byId.get(choice.eventId);
    return event ? [describe(material, event, labels.get(event.id) ?? kindWord(event), choice)] : [];
  });
  const timeOf = (item: DraftItem) => ('at' in item && item.at ? Date.parse(item.at) : 0);
  return [...stated, ...rows].sort((a, b) => timeOf(a) - timeOf(b));
};
