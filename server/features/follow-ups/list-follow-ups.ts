import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listFollowUps as contract } from '#shared/contracts/post-mortems.ts';
import type { Actor } from '#shared/rules/access.ts';
import { isOfStrength } from './follow-up-strength.ts';
import { dueOf, type FollowUpFilter, type FollowUpRow, listFollowUpRows } from './follow-ups-store.ts';
import { presentFollowUp } from './present-follow-up.ts';

export const listFollowUps = operation(contract, async (ctx, actor, input) => {
  const mine = actor.kind === 'member' ? actor.personId : undefined;
  if (input.owner === 'me' && !mine) return { items: [], next: null };
  const postMortemId = input.postMortem
    ? (await getPostMortemHead(ctx.db, actor, input.postMortem, 'follow-up.read')).id
    : undefined;
  const filter = {
    states: input.state,
    statuses: input.status,
    ownerId: input.owner === 'me' ? mine : input.owner,
    postMortemId,
    finishedSince: input.finishedSince,
    after: readCursor(input.after, ['due', 'id']),
    limit: input.limit + 1,
  };
  const rows = input.strength
    ? await listFitting(ctx.db, actor, filter, (row) => isOfStrength(row, input.strength ?? []))
    : await listFollowUpRows(ctx.db, actor, filter);
  return {
    items: rows.slice(0, input.limit).map((row) => presentFollowUp(row, actor)),
    next: cursorOf(rows, input.limit, dueOf),
  };
});

const READ_AT_ONCE = 500;

/** As many as `limit` of the rows that fit; what no query can ask for is asked of them page by page. */
async function listFitting(
  db: Db,
  actor: Actor,
  filter: FollowUpFilter,
  fits: (row: FollowUpRow) => boolean,
): Promise<FollowUpRow[]> {
  const found: FollowUpRow[] = [];
  let { after } = filter;
  for (;;) {
    const rows = await listFollowUpRows(db, actor, { ...filter, after, limit: READ_AT_ONCE });
    found.push(...rows.filter(fits));
    const last = rows.at(-1);
    if (found.length >= filter.limit || rows.length < READ_AT_ONCE || !last) return found.slice(0, filter.limit);
    after = dueOf(last);
  }
}
