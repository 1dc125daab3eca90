import { actorName, findPeople } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { excerptOf, mentionedPeople } from '#shared/rules/comment-text.ts';
import { insertComment, listComments } from './comments-store.ts';

export const authorOf = (actor: Actor) => ({
  id: actor.kind === 'member' ? actor.personId : null,
  name: actorName(actor) ?? 'Debrief',
});

export const commentAnchor = (commentId: string) => `comment-${commentId}`;

/** Stores a comment and tells those it names; who wrote in the thread before hears of it too, once. */
export async function addComment(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  thread: { id: string; postMortemId: string },
  markdown: string,
): Promise<void> {
  const by = authorOf(actor);
  const earlier = await listComments(tx, [thread.id]);
  const id = await insertComment(tx, thread.id, { authorId: by.id, authorName: by.name, markdown }, ctx.now());
  const named = await tellMentioned(ctx, tx, actor, { id, postMortemId: thread.postMortemId, markdown, before: '' });
  const others = new Set(earlier.flatMap((one) => (one.authorId && !one.deletedAt ? [one.authorId] : [])));
  const personIds = [...others].filter((personId) => personId !== by.id && !named.has(personId));
  if (personIds.length === 0) return;
  await ctx.emit(tx, {
    type: 'comment-added',
    postMortemId: thread.postMortemId,
    personIds,
    by,
    excerpt: excerptOf(markdown),
    anchor: commentAnchor(id),
  });
}

/** Whoever is named now and was not before; naming oneself tells nobody. */
export async function tellMentioned(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  comment: { id: string; postMortemId: string; markdown: string; before: string },
): Promise<Set<string>> {
  const by = authorOf(actor);
  const before = new Set(mentionedPeople(comment.before));
  const named = mentionedPeople(comment.markdown).filter((personId) => personId !== by.id);
  const known = await findPeople(tx, named);
  for (const personId of known.keys()) {
    if (before.has(personId)) continue;
    await ctx.emit(tx, {
      type: 'person-mentioned',
      postMortemId: comment.postMortemId,
      personId,
      by,
      where: 'comment',
      excerpt: excerptOf(comment.markdown),
      anchor: commentAnchor(comment.id),
    });
  }
  return new Set(known.keys());
}
