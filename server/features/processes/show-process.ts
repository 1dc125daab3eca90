import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { getProcess as contract } from '#shared/contracts/processes.ts';
import { presentProcess } from './present-process.ts';

export const showProcess = operation(contract, async (ctx, actor, { id }) =>
  presentProcess(ctx, actor, await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read')),
);
