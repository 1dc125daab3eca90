import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updatePostMortem as contract } from '#shared/contracts/post-mortems.ts';
import { getPostMortemHead, postMortemReference } from './post-mortem-access.ts';
import { getPostMortemRow, savePostMortem } from './post-mortems-store.ts';
import { presentPostMortem } from './present-post-mortem.ts';
import { refuseWhenPublished } from './refuse-when-published.ts';

export const updatePostMortem = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.edit');
  refuseWhenPublished(head);
  await ctx.transaction(async (tx) => {
    const { title, dueAt } = await getPostMortemRow(tx, head.id);
    const before = { title, dueAt: dueAt?.toISOString() ?? null };
    const after = {
      title: input.title ?? title,
      dueAt: input.dueAt === undefined ? before.dueAt : input.dueAt,
    };
    await savePostMortem(
      tx,
      head.id,
      { title: after.title, due_at: after.dueAt === null ? null : new Date(after.dueAt) },
      ctx.now(),
    );
    await ctx.record(tx, actor, {
      action: 'post-mortem.changed',
      subject: { kind: 'post-mortem', id: head.id, name: postMortemReference(head.number) },
      postMortemId: head.id,
      ...whatChanged(before, after),
    });
  });
  return presentPostMortem(ctx, actor, head.id);
});
