import { type IncidentRecord, PHASES, type Phase, type RecordEvent } from '#shared/incident-record.ts';
import { type Signal, says } from '../rules/event-words.ts';
import type { PhaseTimes } from '../rules/phase-times.ts';
import { type ChosenEvent, type CuratableEvent, curate } from './curation/curate.ts';

/** A story is told in fifteen to forty rows; beyond that it is a log. */
export const MOST_SHOWN = 40;
/** Characters of one text that are read for meaning. */
const MOST_READ = 4000;

/** With so few events nothing that carries the story is left out; what remains is talk. */
const FEW = 60;
const CARRIES: Signal[] = ['declared', 'hypothesis', 'diagnosis', 'ruledOut', 'decision', 'leading'];

const carriesStory = (event: CuratableEvent): boolean =>
  event.kind === 'hypothesis' ||
  event.kind === 'decision' ||
  event.kind === 'action' ||
  (event.text.length >= 16 && CARRIES.some((sign) => says(event, sign)));

/**
 * A timeline shows the events that prove its phase times, and in a short record all that carries the story. Room is made
 * by leaving out what curation was least sure of; what people marked as key stays.
 */
export const withTurningPoints = (
  chosen: ChosenEvent[],
  events: CuratableEvent[],
  phases: PhaseTimes,
): ChosenEvent[] => {
  const has = new Set(chosen.map(({ eventId }) => eventId));
  const proofs = new Set(PHASES.flatMap((phase) => phases[phase]?.evidence ?? []));
  const isFew = events.length <= FEW;
  const missing = events.filter(({ id }) => !has.has(id) && proofs.has(id));
  const story = isFew
    ? events.filter((event) => !has.has(event.id) && !proofs.has(event.id) && carriesStory(event))
    : [];
  const room = Math.max(0, MOST_SHOWN - chosen.length - missing.length);
  const added = [...missing, ...story.slice(0, room)].map(
    ({ id }): ChosenEvent => ({ eventId: id, why: proofs.has(id) ? 'phase' : 'story', score: 0, folded: [] }),
  );
  if (added.length === 0) return chosen;
  const keys = new Set(events.filter(({ key }) => key).map(({ id }) => id));
  const surplus = Math.max(0, chosen.length + added.length - MOST_SHOWN);
  const weakest = chosen
    .filter(({ eventId }) => !keys.has(eventId) && !proofs.has(eventId))
    .sort((a, b) => a.score - b.score)
    .slice(0, surplus);
  const gone = new Set(weakest.map(({ eventId }) => eventId));
  const order = new Map(events.map(({ id }, index) => [id, index]));
  return [...chosen.filter(({ eventId }) => !gone.has(eventId)), ...added].sort(
    (a, b) => order.get(a.eventId)! - order.get(b.eventId)!,
  );
};

/** The events that tell the story. `events` are those with a readable time, each with the record's own event. */
export const chooseEvents = (
  record: IncidentRecord,
  events: (CuratableEvent & { record: RecordEvent })[],
  services: string[],
  stated: Partial<Record<Phase, number>>,
): ChosenEvent[] => {
  const curatable = events.map(
    (event): CuratableEvent => ({
      id: event.id,
      at: event.at,
      kind: event.record.kind,
      text: event.text.length > MOST_READ ? event.text.slice(0, MOST_READ) : event.text,
      actor: event.actor,
      source: event.source,
      key: event.key,
      thread: event.record.thread,
      reactions: event.record.reactions,
    }),
  );
  const context = {
    title: record.title,
    services,
    times: stated,
    ...(record.summary ? { summary: record.summary.slice(0, MOST_READ) } : {}),
    ...(record.impact?.text ? { impactText: record.impact.text.slice(0, MOST_READ) } : {}),
  };
  return curate(curatable, context, MOST_SHOWN).chosen;
};
