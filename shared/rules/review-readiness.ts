import type { CoverageNote } from './coverage.ts';
import { count, sayList } from './plain-words.ts';

/** One thing between a draft and its publication. `place` goes behind the address of the post-mortem: "#section-summary". */
export type Point = { key: string; words: string; place: string };
export type Readiness = { musts: Point[]; shoulds: Point[] };

export type ReadinessFacts = {
  emptySections: { key: string; title: string }[];
  /** Names of those who asked for changes that nobody has submitted since. */
  changesAskedBy: string[];
  /** How many a rule demands; 0 without a rule. */
  demanded: number;
  approvals: number;
  /** "Ana Ruiz, because a follow-up was added". */
  expired: string[];
  isApprovedByOwner: boolean;
  /** Null where the coach could not read the document. */
  coach: { rewords: number; questions: number; gaps: number; firstSection: string | null } | null;
  /** Ids of what is open, in order: the first is where to look. */
  openComments: string[];
  factorCandidates: string[];
  followUpCandidates: string[];
  unplanned: string[];
  accountsWaitedFor: number;
  /** What the plan leaves out, and whether it can hold. */
  coverage: readonly CoverageNote[];
};

/** What must be done before publication, and what should be: a person may publish past a should, and says why. */
export function sayReadiness(facts: ReadinessFacts): Readiness {
  const { demanded, approvals } = facts;
  const lacks = demanded > approvals;
  const musts = [
    ...facts.emptySections.map(({ key, title }) => ({
      key: `sections.${key}`,
      words: `“${title}” is required and empty`,
      place: `#section-${key}`,
    })),
    ...facts.changesAskedBy.map((name) => ({
      key: 'changes',
      words: `${name} asked for changes; submit it again when they are made`,
      place: '#review',
    })),
    ...(lacks ? [{ key: 'approvals', words: sayMissing(facts), place: '#review' }] : []),
  ];
  return { musts, shoulds: [...(lacks || approvals > 0 ? [] : [sayUnread(facts)]), ...openPoints(facts)] };
}

function sayMissing({ demanded, approvals, expired }: ReadinessFacts): string {
  const has = approvals === 0 ? 'none' : String(approvals);
  return `It needs ${count(demanded, 'approval')} and has ${has}${sayExpired(expired)}`;
}

function sayUnread({ expired, isApprovedByOwner }: ReadinessFacts): Point {
  const words = isApprovedByOwner
    ? 'Only its owner has approved it, and others could review it'
    : `Nobody has approved it${expired.length > 0 ? ' as it is now' : ''}`;
  return { key: 'approval', words: `${words}${sayExpired(expired)}`, place: '#review' };
}

const sayExpired = (expired: readonly string[]) =>
  expired.length === 0 ? '' : `: expired is the approval of ${sayList(expired, 3)}`;

function openPoints(facts: ReadinessFacts): Point[] {
  const { coach, openComments, factorCandidates, followUpCandidates, unplanned, accountsWaitedFor, coverage } = facts;
  const some = (key: string, howMany: number, words: string, place: string): Point[] =>
    howMany === 0 ? [] : [{ key, words, place }];
  const ofRows = (key: string, ids: readonly string[], words: string, anchor: string) =>
    some(key, ids.length, words, `#${anchor}-${ids[0]}`);
  const found = coach?.firstSection ? `#section-${coach.firstSection}` : '#coach';
  const coached = coach
    ? [
        ...some('coach.rewords', coach.rewords, `The coach asks about ${count(coach.rewords, 'wording')}`, found),
        ...some(
          'coach.questions',
          coach.questions,
          `${count(coach.questions, 'question')} without an answer`,
          '#coach',
        ),
        ...some('coach.gaps', coach.gaps, `The coach misses ${count(coach.gaps, 'thing')}`, '#coach'),
      ]
    : [{ key: 'coach', words: 'The coach could not read it', place: '#coach' }];
  const proposed = (ids: readonly string[], noun: string) =>
    `${count(ids.length, `proposed ${noun}`)} nobody has judged`;
  return [
    ...coached,
    ...ofRows('comments', openComments, `${count(openComments.length, 'comment thread')} still open`, 'comment'),
    ...ofRows('factors', factorCandidates, proposed(factorCandidates, 'factor'), 'factor'),
    ...ofRows('follow-ups.candidates', followUpCandidates, proposed(followUpCandidates, 'follow-up'), 'work'),
    ...ofRows('follow-ups.plans', unplanned, `${count(unplanned.length, 'follow-up')} without owner or date`, 'work'),
    ...coverage.map(({ rule, words, about }) => ({
      key: `coverage.${rule}${about ? `.${about.id}` : ''}`,
      words,
      place: about ? `#${about.kind === 'factor' ? 'factor' : 'work'}-${about.id}` : '#section-follow-ups',
    })),
    ...some('accounts', accountsWaitedFor, `${count(accountsWaitedFor, 'account')} still waited for`, '/accounts'),
  ];
}
