import { getPostMortemRow, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { countApprovals, type Ownership, type Verdict, whyExpired } from '#shared/rules/review.ts';
import { readSubstance } from './read-substance.ts';
import {
  findDemand,
  isAlone,
  listReviewers,
  listSubstances,
  listVerdictRows,
  type VerdictRow,
} from './reviews-store.ts';

export type JudgedVerdict = VerdictRow & Verdict;
export type Review = {
  reviewers: Awaited<ReturnType<typeof listReviewers>>;
  /** In the order they were given. */
  verdicts: JudgedVerdict[];
  ownership: Ownership;
  demanded: number | null;
  approvals: number;
};

/** How everybody stands to the document as it is now. */
export async function loadReview(db: Db, head: PostMortemHead): Promise<Review> {
  const [{ ownerId }, reviewers, rows, demanded] = await Promise.all([
    getPostMortemRow(db, head.id),
    listReviewers(db, head.id),
    listVerdictRows(db, head.id),
    findDemand(db, head.id),
  ]);
  const [verdicts, ownerIsAlone] = await Promise.all([
    judge(db, head.id, rows),
    ownerId === null ? false : isAlone(db, ownerId, head),
  ]);
  const ownership = { ownerId, ownerIsAlone };
  return { reviewers, verdicts, ownership, demanded, approvals: countApprovals(verdicts, ownership) };
}

/** Texts are compared once for each that differs, however many verdicts are about it. */
async function judge(db: Db, postMortemId: string, rows: VerdictRow[]): Promise<JudgedVerdict[]> {
  if (rows.length === 0) return [];
  const now = await readSubstance(db, postMortemId);
  const others = new Map(
    rows
      .filter(({ verdict, digest }) => verdict === 'approved' && !digest.equals(now.digest))
      .map(({ digest }) => [digest.toString('hex'), digest]),
  );
  const reasons = new Map(
    (await listSubstances(db, postMortemId, [...others.values()])).map(({ digest, content }) => [
      digest.toString('hex'),
      whyExpired(content, now.substance),
    ]),
  );
  return rows.map((row) => ({
    ...row,
    expired: row.verdict === 'approved' ? (reasons.get(row.digest.toString('hex')) ?? null) : null,
    answered: row.answeredAt !== null,
  }));
}
