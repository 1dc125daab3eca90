import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listEffects as contract } from '#shared/contracts/effects.ts';
import { listWaiting, type Waiting } from './effects-store.ts';

export const listEffects = operation(contract, async (ctx, actor, input) => {
  const mine = actor.kind === 'member' ? actor.personId : undefined;
  if (input.owner === 'me' && !mine) return { items: [], next: null };
  const rows = await listWaiting(ctx.db, actor, {
    ownerId: input.owner === 'me' ? mine : input.owner,
    after: readCursor(input.after, ['at', 'id']),
    limit: input.limit + 1,
  });
  return {
    items: rows.slice(0, input.limit).map(present),
    next: cursorOf(rows, input.limit, (row) => ({ at: row.askedAt.toISOString(), id: row.checkId })),
  };
});

const present = (row: Waiting) => ({
  followUp: {
    id: row.followUpId,
    reference: `FU-${row.number}`,
    title: row.title,
    owner: row.ownerId && row.ownerName !== null ? { id: row.ownerId, name: row.ownerName } : null,
  },
  postMortem:
    row.postMortemId && row.postMortemNumber !== null
      ? { id: row.postMortemId, reference: postMortemReference(row.postMortemNumber), title: row.postMortemTitle ?? '' }
      : null,
  doneAt: row.doneAt.toISOString(),
  askedAt: row.askedAt.toISOString(),
  again: row.again,
});
