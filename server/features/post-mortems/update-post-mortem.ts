import { operation } from '#server/platform/operation.ts';
import { updatePostMortem as contract } from '#shared/contracts/post-mortems.ts';
import { refuseWhenPublished } from './move-post-mortem.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { savePostMortem } from './post-mortems-store.ts';
import { presentPostMortem } from './present-post-mortem.ts';

export const updatePostMortem = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.edit');
  refuseWhenPublished(head);
  await ctx.transaction((tx) =>
    savePostMortem(
      tx,
      head.id,
      {
        ...(input.title === undefined ? {} : { title: input.title }),
        ...(input.dueAt === undefined ? {} : { due_at: input.dueAt === null ? null : new Date(input.dueAt) }),
      },
      ctx.now(),
    ),
  );
  return presentPostMortem(ctx, actor, head.id);
});
