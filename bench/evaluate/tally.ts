import type { DraftScore, PhaseScore } from './score.ts';
import { LIMIT } from './score.ts';

/** Scores of several drafts, added up: every row counts the same, whichever document it comes from. */
export interface Tally {
  documents: number;
  rows: number;
  /** Rows that could be shown at all: at most forty per document. */
  reachable: number;
  found: number;
  chosen: number;
  sentences: number;
  unproved: number;
  slowestMs: number;
  phases: PhaseScore;
}

export const emptyTally = (): Tally => ({
  documents: 0,
  rows: 0,
  reachable: 0,
  found: 0,
  chosen: 0,
  sentences: 0,
  unproved: 0,
  slowestMs: 0,
  phases: { stated: 0, kept: 0, right: 0, wrong: 0 },
});

export function addScore(tally: Tally, score: DraftScore): void {
  tally.documents += 1;
  tally.rows += score.rows;
  tally.reachable += Math.min(score.rows, LIMIT);
  tally.found += score.found;
  tally.chosen += score.chosen;
  tally.sentences += score.sentences;
  tally.unproved += score.unproved;
  tally.slowestMs = Math.max(tally.slowestMs, score.tookMs);
}

export function addPhases(tally: Tally, score: PhaseScore): void {
  for (const key of ['stated', 'kept', 'right', 'wrong'] as const) tally.phases[key] += score[key];
}

export const recallOf = (tally: Tally) => (tally.rows === 0 ? 0 : tally.found / tally.rows);
export const reachableRecallOf = (tally: Tally) => (tally.reachable === 0 ? 0 : tally.found / tally.reachable);
export const chatterOf = (tally: Tally) => (tally.chosen === 0 ? 0 : 1 - tally.found / tally.chosen);
