import type { z } from 'zod';
import { actorName, byOf } from '#server/features/people/index.ts';
import {
  addMove,
  getPostMortemHead,
  listEmptySections,
  type PostMortemHead,
  presentPostMortem,
  savePostMortem,
} from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { type Operation, operation } from '#server/platform/operation.ts';
import { approve, publish, reopen, requestChanges, submit } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { type PostMortemVerb, movePostMortem as ruleOf } from '#shared/rules/life-cycle.ts';
import type { Point } from '#shared/rules/review-readiness.ts';
import { subjectOf } from './ask-reviewers.ts';
import { giveVerdict } from './give-verdict.ts';
import { loadReadiness, readCoach } from './load-readiness.ts';
import { putToReview } from './put-to-review.ts';

type Move = typeof submit;
type Taken = { ctx: Context; tx: Tx; actor: Actor; head: PostMortemHead; note: string | null };

const DONE: Record<PostMortemVerb, string> = {
  submit: 'submitted',
  approve: 'approved',
  'request-changes': 'changes-requested',
  publish: 'published',
  reopen: 'reopened',
};

/**
 * One operation per verb; the table of the life cycle decides what is allowed and what is said when it is not. `step` is what
 * goes with it, in the same transaction; what it answers stands in the record. `prepare` runs before, as it may take a while.
 */
function move<P>(
  contract: Move,
  verb: PostMortemVerb,
  step: (taken: Taken, prepared: P) => Promise<Record<string, unknown>>,
  prepare: (ctx: Context, actor: Actor, id: string) => Promise<P>,
): Operation {
  return operation(contract, async (ctx, actor, input: z.output<Move['input']>) => {
    const { id } = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.move');
    const prepared = await prepare(ctx, actor, id);
    const note = input.note?.trim() || null;
    const take = () =>
      ctx.transaction(async (tx) => {
        const head = await getPostMortemHead(tx, actor, id, 'post-mortem.move', true);
        const result = ruleOf(head.status, verb);
        if (!result.ok) throw new AppError('conflict', result.why);
        const told = await step({ ctx, tx, actor, head, note }, prepared);
        const now = ctx.now();
        await savePostMortem(tx, id, { status: result.to, ...(verb === 'publish' ? { published_at: now } : {}) }, now);
        await addMove(tx, { postMortemId: id, verb, by: actorName(actor), note });
        await ctx.emit(tx, { type: 'post-mortem-moved', postMortemId: id, verb, by: byOf(actor), note, to: result.to });
        await ctx.record(tx, actor, {
          action: `post-mortem.${DONE[verb]}`,
          subject: subjectOf(head),
          postMortemId: id,
          before: { status: head.status },
          after: { status: result.to, ...told },
          note,
        });
      });
    // What is published is what was looked at: no word comes in between.
    if (verb === 'publish') await ctx.documents.hold(id, take);
    else {
      await ctx.documents.settle(id);
      await take();
    }
    ctx.documents.recheckAccess(id);
    ctx.documents.tell(id, 'post-mortem');
    return presentPostMortem(ctx, actor, id);
  });
}

const nothing = async () => null;

export const moveOperations = [
  move(submit, 'submit', submitIt, nothing),
  move(approve, 'approve', (taken) => giveVerdict(taken, 'approved'), nothing),
  move(requestChanges, 'request-changes', (taken) => giveVerdict(taken, 'changes-requested'), nothing),
  // A program has nobody to ask why, so it is not held to what it is better to do.
  move(publish, 'publish', publishIt, (ctx, actor, id) =>
    actor.kind === 'key' ? Promise.resolve(null) : readCoach(ctx, actor, id),
  ),
  move(reopen, 'reopen', async () => ({}), nothing),
];

async function submitIt(taken: Taken) {
  const empty = await listEmptySections(taken.tx, taken.head.id);
  if (empty.length > 0) {
    const names = empty.map((section) => `"${section.title}"`).join(', ');
    throw new AppError(
      'incomplete',
      `It cannot be submitted yet: ${names} ${empty.length === 1 ? 'is' : 'are'} empty.`,
      empty.map((section) => ({ path: `sections.${section.key}`, why: 'is required and empty' })),
    );
  }
  return putToReview(taken);
}

async function publishIt({ tx, actor, head, note }: Taken, coach: Awaited<ReturnType<typeof readCoach>>) {
  const { musts, shoulds } = await loadReadiness(tx, head, coach);
  if (musts.length > 0) refuse('It cannot be published yet', musts);
  if (actor.kind === 'key' || shoulds.length === 0) return {};
  if (note === null) refuse('Some things are open. Say in `note` why it is published all the same', shoulds);
  return { open: shoulds.map(({ words }) => words) };
}

function refuse(why: string, points: readonly Point[]): never {
  throw new AppError(
    'incomplete',
    `${why}: ${points.map(({ words }) => words).join('; ')}.`,
    points.map(({ key, words }) => ({ path: key, why: words })),
  );
}
