import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { showMeeting as contract } from '#shared/contracts/debriefs.ts';
import { presentRoom } from './present-room.ts';

export const showMeeting = operation(contract, async (ctx, actor, { id }) =>
  presentRoom(ctx, actor, await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read')),
);
