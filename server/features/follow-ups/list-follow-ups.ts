import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listFollowUps as contract } from '#shared/contracts/post-mortems.ts';
import { dueOf, listFollowUpRows } from './follow-ups-store.ts';
import { presentFollowUp } from './present-follow-up.ts';

export const listFollowUps = operation(contract, async (ctx, actor, input) => {
  const mine = actor.kind === 'member' ? actor.personId : undefined;
  if (input.owner === 'me' && !mine) return { items: [], next: null };
  const postMortemId = input.postMortem
    ? (await getPostMortemHead(ctx.db, actor, input.postMortem, 'follow-up.read')).id
    : undefined;
  const rows = await listFollowUpRows(ctx.db, actor, {
    states: input.state,
    statuses: input.status,
    ownerId: input.owner === 'me' ? mine : input.owner,
    postMortemId,
    finishedSince: input.finishedSince,
    after: readCursor(input.after, ['due', 'id']),
    limit: input.limit + 1,
  });
  return {
    items: rows.slice(0, input.limit).map((row) => presentFollowUp(row, actor)),
    next: cursorOf(rows, input.limit, dueOf),
  };
});
