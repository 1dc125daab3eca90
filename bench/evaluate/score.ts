import { draftPostMortem } from '#shared/drafting/draft.ts';
import type { Draft } from '#shared/drafting/shape.ts';
import { type IncidentRecord, PHASES, type Phase } from '#shared/incident-record.ts';
import type { BuriedIncident } from './bury.ts';
import type { EvaluatedDocument } from './documents.ts';

/** The contract's limit of key events. */
export const LIMIT = 40;
/** A stated time and the row that tells of it are seldom written to the same minute. */
const PHASE_TOLERANCE_MS = 10 * 60_000;

export interface DraftScore {
  /** Authors' rows in the record. */
  rows: number;
  /** Of those, how many stand in the draft's timeline. */
  found: number;
  /** Events in the draft's timeline. */
  chosen: number;
  sentences: number;
  /** Sentences with no evidence, or with evidence that is no event of the record. */
  unproved: number;
  tookMs: number;
}

/** Ids of the events the draft's timeline shows. */
export function shownIn(draft: Draft): string[] {
  const timeline = draft.sections.find((section) => section.key === 'timeline');
  return (timeline?.items ?? []).flatMap((item) => (item.type === 'event' ? [item.eventId] : []));
}

function countUnproved(draft: Draft, record: IncidentRecord): { sentences: number; unproved: number } {
  const known = new Set((record.events ?? []).map((event) => event.id));
  const all = draft.sections.flatMap((section) => section.sentences);
  const proved = all.filter(({ evidence }) => evidence.length > 0 && evidence.every((id) => known.has(id)));
  return { sentences: all.length, unproved: all.length - proved.length };
}

export function scoreDraft({ record, rows }: BuriedIncident): DraftScore {
  const start = performance.now();
  const draft = draftPostMortem(record);
  const tookMs = performance.now() - start;
  const shown = shownIn(draft);
  const found = shown.filter((id) => rows.has(id)).length;
  return { rows: rows.size, found, chosen: shown.length, ...countUnproved(draft, record), tookMs };
}

export interface PhaseScore {
  stated: number;
  /** Kept when the record gives them. */
  kept: number;
  /** Of the times the record does not give: derived within ten minutes of what the document states. */
  right: number;
  wrong: number;
}

/** Phase times the document states, against the draft's: once given in the record, once taken away from it. */
export function scorePhases(document: EvaluatedDocument, { record }: BuriedIncident): PhaseScore {
  const { statedTimes } = document.postMortem;
  const stated = PHASES.filter((phase) => statedTimes[phase] !== undefined);
  const score: PhaseScore = { stated: stated.length, kept: 0, right: 0, wrong: 0 };
  if (stated.length === 0) return score;
  const times = Object.fromEntries(stated.map((phase) => [phase, statedTimes[phase]!.at])) as Partial<
    Record<Phase, string>
  >;
  const given = draftPostMortem({ ...record, times }).phases;
  const derived = draftPostMortem(record).phases;
  for (const phase of stated) {
    const at = Date.parse(times[phase]!);
    if (given[phase] && Date.parse(given[phase].at) === at) score.kept += 1;
    const found = derived[phase];
    if (!found) continue;
    if (Math.abs(Date.parse(found.at) - at) <= PHASE_TOLERANCE_MS) score.right += 1;
    else score.wrong += 1;
  }
  return score;
}
