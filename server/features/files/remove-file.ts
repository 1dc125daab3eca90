import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { removeFile as contract } from '#shared/contracts/files.ts';
import { markFileRemoved } from './files-store.ts';
import { loadFile } from './get-file.ts';

/** The row goes first: from then on nobody gets the bytes, even if the file store is away at this moment. */
export const removeFile = operation(contract, async (ctx, actor, { id }) => {
  const file = await loadFile(ctx, actor, id, 'post-mortem.edit');
  await ctx.transaction((tx) => markFileRemoved(tx, file.id, actorName(actor), ctx.now()));
  await ctx.files.remove(file.id);
  return { ok: true as const };
});
