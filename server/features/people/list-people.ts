import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listPeople as contract } from '#shared/contracts/people.ts';
import { listPeopleRows } from './people-store.ts';

export const listPeople = operation(contract, async (ctx, _actor, input) => {
  const after = readCursor(input.after, ['name', 'id']);
  const rows = await listPeopleRows(ctx.db, input.q, after, input.limit + 1);
  return { items: rows.slice(0, input.limit), next: cursorOf(rows, input.limit, ({ name, id }) => ({ name, id })) };
});
