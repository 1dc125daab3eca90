import { diffArrays } from 'diff';
import { count } from './plain-words.ts';

export const VERDICT_KINDS = ['approved', 'changes-requested'] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];
export const REVIEWER_STATES = ['asked', 'approved', 'expired', 'changes-requested'] as const;
export type ReviewerState = (typeof REVIEWER_STATES)[number];

export const SUBSTANCE_ROWS = ['factor', 'mitigator', 'risk', 'follow-up'] as const;
export type SubstanceRow = {
  id: string;
  kind: (typeof SUBSTANCE_ROWS)[number];
  words: string[];
  ownerId: string | null;
  dueOn: string | null;
};
/** What an approval is about: what the document says, however it looks. */
export type Substance = { words: string[]; rows: SubstanceRow[] };

/** Changed words that leave an approval standing: what mending typos takes. */
export const TOLERATED_WORDS = 10;

/**
 * How many words differ: one put in place of another counts once, and so does one that moved. Infinity for more than `most`, so that the comparison
 * takes time linear in the length of the texts (Myers' algorithm, broken off after 2 × `most` edits).
 */
export function countChangedWords(before: readonly string[], after: readonly string[], most: number): number {
  const parts = diffArrays([...before], [...after], { maxEditLength: 2 * most });
  if (!parts) return Number.POSITIVE_INFINITY;
  const lengthOf = (change: 'added' | 'removed') =>
    parts.reduce((sum, part) => sum + (part[change] ? part.value.length : 0), 0);
  // Over the whole text: where words repeat, what was put in place of what can be told in several ways.
  const changed = Math.max(lengthOf('removed'), lengthOf('added'));
  return changed > most ? Number.POSITIVE_INFINITY : changed;
}

/** Why an approval of `before` does not stand for `after`, to follow "because"; null while it stands. */
export function whyExpired(before: Substance, after: Substance): string | null {
  const old = new Map(before.rows.map((row) => [row.id, row]));
  let changed = 0;
  for (const row of after.rows) {
    const was = old.get(row.id);
    old.delete(row.id);
    if (!was) return `a ${row.kind} was added`;
    if (was.kind !== row.kind) return `a ${was.kind} became a ${row.kind}`;
    if (was.ownerId !== row.ownerId) return `a ${row.kind} has another owner`;
    if (was.dueOn !== row.dueOn) return `a ${row.kind} has another date`;
    changed += countChangedWords(was.words, row.words, TOLERATED_WORDS);
  }
  const [gone] = old.values();
  if (gone) return `a ${gone.kind} was taken away`;
  changed += countChangedWords(before.words, after.words, TOLERATED_WORDS);
  return changed > TOLERATED_WORDS ? `more than ${count(TOLERATED_WORDS, 'word')} changed` : null;
}

export type Verdict = {
  personId: string | null;
  verdict: VerdictKind;
  /** Of an approval: why it does not stand any more. */
  expired: string | null;
  /** Of changes that were asked for: it was submitted again since. */
  answered: boolean;
};
export type Ownership = { ownerId: string | null; ownerIsAlone: boolean };

/** What each person said last; what programs said stands beside it. `verdicts` in the order they were given. */
export function lastVerdicts<V extends Verdict>(verdicts: readonly V[]): Map<string, V> {
  return new Map(verdicts.flatMap((one) => (one.personId === null ? [] : [[one.personId, one] as const])));
}

/** Whether what somebody said last is a review that counts. Nobody reviews their own text while there is somebody else who could. */
export function countsAsReview(one: Verdict, { ownerId, ownerIsAlone }: Ownership): boolean {
  const isOwn = one.personId !== null && one.personId === ownerId;
  return one.personId !== null && one.verdict === 'approved' && one.expired === null && (!isOwn || ownerIsAlone);
}

export function countApprovals(verdicts: readonly Verdict[], ownership: Ownership): number {
  return [...lastVerdicts(verdicts).values()].filter((one) => countsAsReview(one, ownership)).length;
}

/** How somebody stands to the document by what they said last, if they have said anything. */
export function reviewerState(last: Verdict | undefined): ReviewerState {
  if (last === undefined || last.answered) return 'asked';
  if (last.verdict === 'changes-requested') return 'changes-requested';
  return last.expired === null ? 'approved' : 'expired';
}

/** Whom a document of these severities and services is put to, and how many approvals it needs. Empty lists fit everything. */
export type ReviewRule = { severities: string[]; services: string[]; personIds: string[]; approvals: number };

export function findReviewRule(
  rules: readonly ReviewRule[],
  about: { severities: readonly string[]; services: readonly string[] },
): ReviewRule | undefined {
  const fits = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || wanted.some((one) => has.some((other) => other.toLowerCase() === one.toLowerCase()));
  return rules.find((rule) => fits(rule.severities, about.severities) && fits(rule.services, about.services));
}
