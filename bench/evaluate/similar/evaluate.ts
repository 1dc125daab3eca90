import { readLikeness } from '#shared/rules/similar/read-likeness.ts';
import { type ComparableIncident, findSimilar } from '#shared/rules/similar.ts';
import { fullText } from './full-text.ts';
import { LABELLED, type Labelled } from './labelled.ts';

const FIRST = 3;
const DAY = 86_400_000;
/** Any instant: only the days between count. */
const NOW = Date.UTC(2026, 0, 1);

export type Way = 'structure and text' | 'full-text search';

/** Ids in the order in which a way finds them. */
export type Ranker = (asked: Labelled, others: readonly Labelled[]) => string[];

export const RANKERS: Record<Way, Ranker> = {
  'structure and text': (asked, others) =>
    findSimilar(toCompare(asked), others.map(toCompare), FIRST).map(({ incidentId }) => incidentId),
  'full-text search': (asked, others) => fullText(asked, others, FIRST),
};

function toCompare(one: Labelled): ComparableIncident {
  const read = readLikeness({ title: one.title, summary: one.summary, impact: '', alerts: one.alerts, told: [] });
  const { titleWords: tokens, words, alerts, causes } = read;
  return {
    id: one.id,
    title: one.title,
    services: one.services,
    tokens,
    words,
    alerts,
    causes,
    startedAt: NOW - one.daysAgo * DAY,
  };
}

export type Half = 'open' | 'held-out';
/** `right` is empty where nothing is repeated: then nothing should be shown. */
export type Query = { asked: Labelled; others: readonly Labelled[]; right: readonly string[] };
export type LabelledSet = { name: string; half: Half; repeats: Query[]; alone: Query[] };

/** Of a list every second one is held out. */
export const ofHalf = <One>(all: readonly One[], half: Half): One[] =>
  all.filter((_, at) => (at % 2 === 0) === (half === 'open'));

/** Each labelled incident asked among everything that was there before it. */
export function ownSet(half: Half): LabelledSet {
  const queries = LABELLED.filter((one) => one.half === half).map((asked) => ({
    asked,
    others: LABELLED.filter((one) => one.daysAgo > asked.daysAgo),
    right: asked.repeats === undefined ? [] : [asked.repeats],
  }));
  return {
    name: 'invented',
    half,
    repeats: queries.filter(({ right }) => right.length > 0),
    alone: queries.filter(({ right }) => right.length === 0),
  };
}

export type Tally = { asked: number; firstThree: number; first: number };
export type Missed = { id: string; wanted: readonly string[]; found: string[] };

/** Of those that repeat nothing, how many are shown something all the same. */
export const countFalse = (queries: readonly Query[], rank: Ranker): number =>
  queries.filter(({ asked, others }) => rank(asked, others).length > 0).length;

export function tally(queries: readonly Query[], rank: Ranker): { tally: Tally; missed: Missed[] } {
  const missed: Missed[] = [];
  let first = 0;
  for (const { asked, others, right } of queries) {
    const found = rank(asked, others).slice(0, FIRST);
    if (found[0] !== undefined && right.includes(found[0])) first += 1;
    if (!found.some((id) => right.includes(id))) missed.push({ id: asked.id, wanted: right, found });
  }
  return { tally: { asked: queries.length, firstThree: queries.length - missed.length, first }, missed };
}
