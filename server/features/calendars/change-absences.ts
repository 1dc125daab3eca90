import { operation } from '#server/platform/operation.ts';
import { addAbsence as addContract, removeAbsence as removeContract } from '#shared/contracts/calendars.ts';
import { AppError } from '#shared/errors.ts';
import { addDays } from '#shared/rules/calendar.ts';
import { countAbsences, deleteAbsence, insertAbsence } from './calendars-store.ts';
import { refuseOthersDays } from './person-days-access.ts';
import { presentPersonDays } from './present-days.ts';

const MOST = 200;
const LONGEST_DAYS = 366;

export const addAbsence = operation(addContract, async (ctx, actor, { id, from, to }) => {
  await refuseOthersDays(ctx.db, actor, id);
  if (to < from) refuse('The last day is before the first one.', 'to', 'is before `from`');
  if (to > addDays(from, LONGEST_DAYS)) refuse('That is more than a year. Enter it in parts.', 'to', 'is too far');
  await ctx.transaction(async (tx) => {
    if ((await countAbsences(tx, id)) >= MOST)
      throw new AppError('conflict', `More than ${MOST} absences are not kept. Remove some that are over.`);
    await insertAbsence(tx, id, from, to);
    await ctx.emit(tx, { type: 'calendar-changed', personId: id });
  });
  return presentPersonDays(ctx, ctx.db, id);
});

export const removeAbsence = operation(removeContract, async (ctx, actor, { id, absenceId }) => {
  await refuseOthersDays(ctx.db, actor, id);
  await ctx.transaction(async (tx) => {
    if (!(await deleteAbsence(tx, id, absenceId))) throw new AppError('not-found', 'There is no such absence.');
    await ctx.emit(tx, { type: 'calendar-changed', personId: id });
  });
  return presentPersonDays(ctx, ctx.db, id);
});

function refuse(message: string, path: string, why: string): never {
  throw new AppError('bad-input', message, [{ path, why }]);
}
