import type { z } from 'zod';
import { type PostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { listReviews } from '#shared/contracts/reviews.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { shorten } from '#shared/rules/plain-words.ts';
import { countsAsReview, lastVerdicts, reviewerState } from '#shared/rules/review.ts';
import { type JudgedVerdict, loadReview, type Review } from './load-review.ts';
import { listThreadsOf } from './reviews-store.ts';

type Reviews = z.input<typeof listReviews.output>;
const EXCERPT = 140;

export async function presentReviews(db: Db, actor: Actor, head: PostMortemHead): Promise<Reviews> {
  const review = await loadReview(db, head);
  const { verdicts, ownership, demanded, approvals } = review;
  const last = lastVerdicts(verdicts);
  const threads = await threadsOf(db, head, verdicts);
  return {
    reviewers: presentReviewers(review),
    history: verdicts.toReversed().map((one) => ({
      id: one.id,
      verdict: one.verdict,
      person: one.personId === null ? null : { id: one.personId, name: one.name ?? one.by },
      by: one.name ?? one.by,
      note: one.note,
      at: one.at.toISOString(),
      expired: one.expired,
      counts: one.personId !== null && last.get(one.personId) === one && countsAsReview(one, ownership),
      threads: one.threadIds.flatMap((id) => threads.get(id) ?? []),
    })),
    demanded,
    approvals,
    may: allowances(actor, ['post-mortem.edit', 'post-mortem.move'], head),
  };
}

/** Those who are asked, and those who said something without being asked. */
function presentReviewers({ reviewers, verdicts, ownership }: Review): Reviews['reviewers'] {
  const last = lastVerdicts(verdicts);
  const asked = reviewers.map((one) => {
    const said = last.get(one.personId);
    return {
      person: { id: one.personId, name: one.name },
      state: reviewerState(said),
      words: one.isMember ? sayState(said, ownership) : 'cannot sign in any more',
      askedBy: one.askedBy,
      askedAt: one.askedAt.toISOString(),
      byRule: one.byRule,
      note: said?.note ?? null,
    };
  });
  const known = new Set(reviewers.map((one) => one.personId));
  const others = [...last].flatMap(([id, said]) =>
    known.has(id)
      ? []
      : [
          {
            person: { id, name: said.name ?? said.by },
            state: reviewerState(said),
            words: sayState(said, ownership),
            askedBy: null,
            askedAt: null,
            byRule: false,
            note: said.note,
          },
        ],
  );
  return [...asked, ...others];
}

function sayState(said: JudgedVerdict | undefined, ownership: Review['ownership']): string {
  const state = reviewerState(said);
  if (state === 'asked') return said ? 'asked for changes, and is asked again' : 'is asked';
  if (state === 'changes-requested') return 'asked for changes';
  if (state === 'expired') return `approved an earlier text: since then ${said?.expired}`;
  return said && !countsAsReview(said, ownership) ? 'approved their own; others could review it' : 'approved';
}

async function threadsOf(db: Db, head: PostMortemHead, verdicts: readonly JudgedVerdict[]) {
  const rows = await listThreadsOf(db, { ids: verdicts.flatMap((one) => one.threadIds) });
  return new Map(
    rows.map(({ id, markdown, resolvedAt, commentId }) => [
      id,
      {
        excerpt: shorten(markdown, EXCERPT),
        resolved: resolvedAt !== null,
        path: `/post-mortems/${postMortemReference(head.number)}#comment-${commentId}`,
      },
    ]),
  );
}
