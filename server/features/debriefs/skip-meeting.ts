import { operation } from '#server/platform/operation.ts';
import { skipMeeting as skipContract, unskipMeeting as unskipContract } from '#shared/contracts/review-boards.ts';
import { AppError } from '#shared/errors.ts';
import { occurrencesOf } from '#shared/rules/debrief-board.ts';
import { type BoardRow, deleteSkip, saveBoard, saveSkip } from './boards-store.ts';
import { presentBoard } from './present-board.ts';
import { nameOf } from './schedule-debrief.ts';
import { openBoard } from './write-board.ts';

const A_DAY_AND_MORE = 2 * 86_400_000;

export const skipMeeting = operation(skipContract, async (ctx, actor, { id, day, because }) => {
  await ctx.transaction(async (tx) => {
    const row = await openBoard(tx, id);
    if (!meetsOn(row, day))
      throw new AppError('bad-input', `${row.name} does not meet on ${day}.`, [
        { path: 'day', why: 'is no day on which it meets' },
      ]);
    await saveSkip(tx, { boardId: id, day, because, by: nameOf(actor) });
    await saveBoard(tx, id, { sequence: row.sequence + 1 });
  });
  return presentBoard(ctx, actor, id);
});

export const unskipMeeting = operation(unskipContract, async (ctx, actor, { id, day }) => {
  await ctx.transaction(async (tx) => {
    const row = await openBoard(tx, id);
    if (!row.skips.some((one) => one.day === day)) return;
    await deleteSkip(tx, id, day);
    await saveBoard(tx, id, { sequence: row.sequence + 1 });
  });
  return presentBoard(ctx, actor, id);
});

/** No zone is further from UTC than a day. */
const meetsOn = (row: BoardRow, day: string): boolean =>
  occurrencesOf(row, Date.parse(day) - A_DAY_AND_MORE, 8).some((one) => one.day === day);
