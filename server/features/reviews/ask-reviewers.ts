import { actorName } from '#server/features/people/index.ts';
import {
  getPostMortemHead,
  type PostMortemHead,
  postMortemReference,
  refuseWhenPublished,
} from '#server/features/post-mortems/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { operation } from '#server/platform/operation.ts';
import { addReviewers as addContract, removeReviewer as removeContract } from '#shared/contracts/reviews.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, may } from '#shared/rules/access.ts';
import { presentReviews } from './present-reviews.ts';
import { deleteReviewer, insertReviewers } from './reviews-store.ts';
import { listReviewPeople } from './settings-store.ts';

export const addReviewers = operation(addContract, async (ctx, actor, { id, personIds }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    refuseWhenPublished(locked);
    const people = await listReviewPeople(tx, personIds);
    if (people.length < new Set(personIds).size) throw new AppError('bad-input', 'There is no such person.');
    for (const person of people) refuseUnable(person, locked);
    const asked = await insertReviewers(
      tx,
      { postMortemId: locked.id, personIds: people.map((one) => one.id), by: nameOf(actor), byRule: false },
      ctx.now(),
    );
    if (asked.length === 0) return locked;
    await tellReviewers(ctx, tx, actor, locked.id, asked);
    await ctx.record(tx, actor, {
      action: 'reviewer.added',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      after: { reviewers: people.filter((one) => asked.includes(one.id)).map((one) => one.name) },
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentReviews(ctx.db, actor, head);
});

export const removeReviewer = operation(removeContract, async (ctx, actor, { id, personId }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    refuseWhenPublished(locked);
    const [person] = await listReviewPeople(tx, [personId]);
    if (!person || !(await deleteReviewer(tx, locked.id, personId)))
      throw new AppError('not-found', 'They are not asked for a review of this one.');
    await ctx.record(tx, actor, {
      action: 'reviewer.removed',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      before: { reviewers: [person.name] },
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentReviews(ctx.db, actor, head);
});

/** Of the people a rule names those who can review this one: who left, only reads or may not see it is passed over. */
export async function listAble(db: Db, personIds: readonly string[], head: PostMortemHead): Promise<string[]> {
  return (await listReviewPeople(db, personIds)).filter((one) => whyUnable(one, head) === null).map((one) => one.id);
}

/** Asks them, here and by mail as each wants it. The id keeps one asking apart from the next. */
export async function tellReviewers(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  postMortemId: string,
  personIds: string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const by = { id: actor.kind === 'member' ? actor.personId : null, name: nameOf(actor) };
  await ctx.emit(tx, { type: 'review-asked', postMortemId, personIds, by, askId: newId() });
}

export const nameOf = (actor: Actor): string => actorName(actor) ?? 'Debrief';
export const subjectOf = (head: PostMortemHead) => ({
  kind: 'post-mortem',
  id: head.id,
  name: postMortemReference(head.number),
});

type Person = Awaited<ReturnType<typeof listReviewPeople>>[number];

function whyUnable({ id, name, role, isMember }: Person, head: PostMortemHead): string | null {
  if (role === null || !isMember) return `${name} cannot sign in, and so cannot review.`;
  const actor = { kind: 'member' as const, personId: id, role, name };
  if (!may(actor, 'post-mortem.move')) return `${name} is a viewer: viewers read, and give no verdicts.`;
  if (!may(actor, 'post-mortem.move', head))
    return `${name} cannot see this private post-mortem. Add them to its incident first.`;
  return null;
}

function refuseUnable(person: Person, head: PostMortemHead): void {
  const why = whyUnable(person, head);
  if (why !== null) throw new AppError('bad-input', why, [{ path: 'personIds', why }]);
}
