import { makeFollowUp } from '#server/features/follow-ups/index.ts';
import { getPostMortemHead, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  parkAgain as againContract,
  parkIdea as parkContract,
  planIdea as planContract,
  putIdeaAway as putAwayContract,
} from '#shared/contracts/debriefs.ts';
import { createFollowUp as createContract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { type Action, type Actor, may } from '#shared/rules/access.ts';
import { whyIdeasWait } from '#shared/rules/debrief.ts';
import { findCurrentDebrief } from './debriefs-store.ts';
import { findIdea, type IdeaRow, insertIdea, lockIdea, settleIdea } from './ideas-store.ts';
import { openRunning } from './open-debrief.ts';
import { presentIdea, presentRoom } from './present-room.ts';
import { nameOf } from './schedule-debrief.ts';

export const parkIdea = operation(parkContract, async (ctx, actor, { id, text }) => {
  const head = await ctx.transaction(async (tx) => {
    const { head, row } = await openRunning(tx, actor, id);
    const idea = { postMortemId: head.id, debriefId: row.id, text, by: nameOf(actor) };
    await insertIdea(tx, idea, ctx.now());
    return head;
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentRoom(ctx, actor, head);
});

/**
 * First the idea is taken, so that of two who press at once one makes the follow-up; where making it fails, the idea waits again.
 */
export const planIdea = operation(planContract, async (ctx, actor, { id, title, ownerId, dueOn }) => {
  const { idea, head } = await ctx.transaction(async (tx) => {
    const found = await openIdea(tx, actor, id, 'follow-up.edit');
    refuseUndecidable(found.idea);
    await refuseTooEarly(tx, found.head.id);
    await settleIdea(tx, id, { state: 'follow-up', because: null, by: nameOf(actor), at: ctx.now() });
    return found;
  });
  const input = {
    title: title ?? idea.text,
    postMortemId: head.id,
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    from: { kind: 'parking-lot' as const, itemId: idea.id },
  };
  try {
    const made = await makeFollowUp(ctx, actor, createContract.input.parse(input));
    ctx.documents.tell(head.id, 'debrief');
    return made;
  } catch (error) {
    await ctx.transaction((tx) => settleIdea(tx, id, { state: 'parked', because: null, by: null, at: null }));
    throw error;
  }
});

export const putIdeaAway = operation(putAwayContract, async (ctx, actor, { id, because }) => {
  const { head, idea } = await ctx.transaction(async (tx) => {
    const found = await openIdea(tx, actor, id, 'post-mortem.edit');
    refuseUndecidable(found.idea);
    await refuseTooEarly(tx, found.head.id);
    await settleIdea(tx, id, { state: 'put-away', because, by: nameOf(actor), at: ctx.now() });
    return { head: found.head, idea: await findIdea(tx, id) };
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentIdea(idea as IdeaRow);
});

export const parkAgain = operation(againContract, async (ctx, actor, { id }) => {
  const { head, idea } = await ctx.transaction(async (tx) => {
    const found = await openIdea(tx, actor, id, 'post-mortem.edit');
    if (found.idea.followUpId !== null)
      throw new AppError('conflict', 'It is a follow-up already. Take that away first.');
    await settleIdea(tx, id, { state: 'parked', because: null, by: null, at: null });
    return { head: found.head, idea: await findIdea(tx, id) };
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentIdea(idea as IdeaRow);
});

/** Post-mortem before idea, as everywhere. */
async function openIdea(
  tx: Tx,
  actor: Actor,
  id: string,
  action: Action,
): Promise<{ idea: IdeaRow; head: PostMortemHead }> {
  const seen = await findIdea(tx, id);
  const head = seen
    ? await getPostMortemHead(tx, actor, seen.postMortemId, 'post-mortem.read', true).catch((error) => {
        throw error instanceof AppError && error.code === 'not-found' ? noSuchIdea() : error;
      })
    : undefined;
  if (!head) throw noSuchIdea();
  if (!may(actor, action, head)) throw new AppError('forbidden', 'Your role does not allow this. Ask an admin.');
  await lockIdea(tx, id);
  const idea = await findIdea(tx, id);
  if (!idea) throw noSuchIdea();
  return { idea, head };
}

function refuseUndecidable({ state }: IdeaRow): void {
  if (state === 'follow-up') throw new AppError('conflict', 'Somebody made a follow-up of it already.');
  if (state === 'put-away') throw new AppError('conflict', 'Somebody put it away. Park it again first.');
}

async function refuseTooEarly(tx: Tx, postMortemId: string): Promise<void> {
  const debrief = await findCurrentDebrief(tx, postMortemId);
  const why = whyIdeasWait(debrief?.meeting?.agreed != null);
  if (why !== null) throw new AppError('conflict', why);
}

const noSuchIdea = () =>
  new AppError('not-found', 'There is no such idea, or it is of a private post-mortem that you took no part in.');
