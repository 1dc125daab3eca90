import type { Strength } from '../coach/finding.ts';
import type { FactorRole, RowState } from './factor-words.ts';
import { type FollowUpStatus, isFinished } from './follow-up-work.ts';
import { count, sayList } from './plain-words.ts';

export type CoverageFactor = {
  id: string;
  title: string;
  role: FactorRole;
  state: RowState;
  acceptedBecause: string | null;
};
export type CoverageFollowUp = {
  id: string;
  reference: string;
  title: string;
  status: FollowUpStatus;
  state: RowState;
  dueOn: string | null;
  factorIds: readonly string[];
  /** Null where the words do not tell. */
  strength: Strength | null;
};
/** What a team has before it until the last date of this plan, and what it finished in each full quarter before. */
export type TeamPace = { team: string; due: number; until: string; finished: readonly number[] };
export type CoverageFacts = {
  factors: readonly CoverageFactor[];
  followUps: readonly CoverageFollowUp[];
  paces: readonly TeamPace[];
  /** "2026-03-06" */
  today: string;
};
export type CoverageRule =
  | 'factor-unaddressed'
  | 'factor-only-weak'
  | 'follow-up-addresses-nothing'
  | 'all-due-one-day'
  | 'more-than-before';
export type CoverageNote = {
  rule: CoverageRule;
  words: string;
  about: { kind: 'factor' | 'follow-up'; id: string } | null;
};

/** Fewer than this on one day is chance. */
const ENOUGH_FOR_A_DAY = 3;
/** From so many quarters and so much finished on, a history says something. */
const ENOUGH_QUARTERS = 3;
const ENOUGH_FINISHED = 10;
const DAYS_A_QUARTER = 91;

/** Factors that follow-ups should answer: confirmed, and not what limited the damage. */
const contributes = ({ state, role }: CoverageFactor) => state === 'confirmed' && role !== 'limited-the-damage';

/** What a plan leaves out and whether it can hold. Every note says what is so; none says who is to blame for it. */
export function findCoverage(facts: CoverageFacts): CoverageNote[] {
  const planned = facts.followUps.filter(({ state }) => state !== 'struck');
  const meant = planned.filter(({ state, status }) => state === 'confirmed' && status !== 'wont-do');
  const factors = facts.factors.filter(contributes);
  return [
    ...factors.flatMap((factor) => judgeFactor(factor, planned)),
    ...(factors.length > 0 ? meant.flatMap((one) => judgeFollowUp(one, facts.factors)) : []),
    ...judgeDays(meant),
    ...facts.paces.flatMap((pace) => judgePace(pace, facts.today)),
  ];
}

/** Factors that are left as they are, which is an answer. */
export const acceptedFactors = (factors: readonly CoverageFactor[]) =>
  factors.flatMap(({ id, title, state, acceptedBecause }) =>
    state === 'confirmed' && acceptedBecause ? [{ id, title, because: acceptedBecause }] : [],
  );

function judgeFactor(factor: CoverageFactor, planned: readonly CoverageFollowUp[]): CoverageNote[] {
  if (factor.acceptedBecause) return [];
  const about = { kind: 'factor', id: factor.id } as const;
  const addressing = planned.filter(({ factorIds }) => factorIds.includes(factor.id));
  if (addressing.length === 0)
    return [
      {
        rule: 'factor-unaddressed',
        words: `No follow-up addresses “${factor.title}”. Plan one, or say why it is accepted as it is`,
        about,
      },
    ];
  const still = addressing.filter(({ status }) => status !== 'wont-do');
  if (still.length === 0 || still.some(({ strength }) => strength !== 'weak')) return [];
  const names = sayList(still.map(({ reference }) => reference));
  return [
    {
      rule: 'factor-only-weak',
      words: `“${factor.title}” is addressed by ${names} alone, and ${still.length === 1 ? 'that relies' : 'those rely'} on people remembering`,
      about,
    },
  ];
}

function judgeFollowUp(one: CoverageFollowUp, factors: readonly CoverageFactor[]): CoverageNote[] {
  if (one.factorIds.some((id) => factors.some((factor) => factor.id === id))) return [];
  return [
    {
      rule: 'follow-up-addresses-nothing',
      words: `${one.reference} addresses none of the factors: what would it have changed here?`,
      about: { kind: 'follow-up', id: one.id },
    },
  ];
}

function judgeDays(meant: readonly CoverageFollowUp[]): CoverageNote[] {
  const dated = meant.filter((one) => !isFinished(one) && one.dueOn !== null);
  const [first] = dated;
  if (!first || dated.length < ENOUGH_FOR_A_DAY || dated.some(({ dueOn }) => dueOn !== first.dueOn)) return [];
  return [
    {
      rule: 'all-due-one-day',
      words: `All ${dated.length} are due on ${first.dueOn}. Dates that follow from the work are kept more often than one date for all`,
      about: null,
    },
  ];
}

/** Silent where the history is too small to say anything. */
function judgePace({ team, due, until, finished }: TeamPace, today: string): CoverageNote[] {
  const total = finished.reduce((sum, one) => sum + one, 0);
  if (finished.length < ENOUGH_QUARTERS || total < ENOUGH_FINISHED) return [];
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  const quarters = Math.max(1, Math.ceil(days / DAYS_A_QUARTER));
  const best = Math.max(...finished);
  if (due <= best * quarters) return [];
  const time = quarters === 1 ? 'a quarter' : `${quarters} quarters`;
  return [
    {
      rule: 'more-than-before',
      words: `${team} has ${count(due, 'follow-up')} due by ${until}. The most it finished in a quarter is ${best}, of ${total} in ${finished.length} quarters: in ${time} that would be ${best * quarters}`,
      about: null,
    },
  ];
}
