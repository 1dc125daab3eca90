import { type OpenPoints, readOpenPoints } from '#server/features/coach/index.ts';
import { listFactorRows, listPlanned } from '#server/features/findings/index.ts';
import { loadCoverage } from '#server/features/follow-ups/index.ts';
import { listEmptySections, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context, Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { lastVerdicts, reviewerState } from '#shared/rules/review.ts';
import { type Readiness, type ReadinessFacts, sayReadiness } from '#shared/rules/review-readiness.ts';
import { loadReview } from './load-review.ts';
import { countAccountsWaitedFor, listThreadsOf } from './reviews-store.ts';

type Coach = ReadinessFacts['coach'];

/** What the coach would ask about; null where it could not read the document, which stops nobody. Not for transactions: it may take a while. */
export async function readCoach(ctx: Context, actor: Actor, id: string): Promise<Coach> {
  try {
    return countOpen(await readOpenPoints(ctx, actor, id));
  } catch (error) {
    if (error instanceof AppError && error.code !== 'not-found' && error.code !== 'forbidden') return null;
    throw error;
  }
}

function countOpen({ findings, questions, gaps }: OpenPoints): Coach {
  const rewords = findings.filter(({ tier }) => tier === 'reword');
  return {
    rewords: rewords.length,
    questions: questions.length,
    gaps: gaps.length,
    firstSection: rewords[0]?.section ?? null,
  };
}

/** What stands between the document as it is settled now and its publication. */
export async function loadReadiness(db: Db, head: PostMortemHead, coach: Coach): Promise<Readiness> {
  const today = new Date().toISOString().slice(0, 10);
  const [emptySections, review, threads, factors, followUps, accountsWaitedFor, coverage] = await Promise.all([
    listEmptySections(db, head.id),
    loadReview(db, head),
    listThreadsOf(db, { openIn: head.id }),
    listFactorRows(db, head.id),
    listPlanned(db, head.id),
    countAccountsWaitedFor(db, head.id),
    loadCoverage(db, head.id, today),
  ]);
  const { verdicts, ownership, demanded, approvals } = review;
  const last = [...lastVerdicts(verdicts).values()];
  const nameOf = (one: (typeof verdicts)[number]) => one.name ?? one.by;
  const isCandidate = ({ state }: { state: string }) => state === 'candidate';
  const isPlanned = ({ state, status }: { state: string; status: string }) =>
    state === 'confirmed' && (status === 'open' || status === 'in-progress');
  return sayReadiness({
    emptySections,
    changesAskedBy: [...new Set(verdicts.filter((one) => reviewerState(one) === 'changes-requested').map(nameOf))],
    demanded: demanded ?? 0,
    approvals,
    expired: last.filter((one) => one.expired !== null).map((one) => `${nameOf(one)}, because ${one.expired}`),
    isApprovedByOwner: last.some((one) => one.personId === ownership.ownerId && reviewerState(one) === 'approved'),
    coach,
    openComments: threads.map((one) => one.commentId),
    factorCandidates: factors.filter(isCandidate).map((one) => one.id),
    followUpCandidates: followUps.filter(isCandidate).map((one) => one.id),
    unplanned: followUps
      .filter((one) => isPlanned(one) && (one.ownerId === null || one.dueOn === null))
      .map((one) => one.id),
    accountsWaitedFor,
    coverage: coverage.notes,
  });
}
