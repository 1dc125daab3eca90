import { operation } from '#server/platform/operation.ts';
import { setHolidays as contract } from '#shared/contracts/calendars.ts';
import { AppError } from '#shared/errors.ts';
import { saveHolidays } from './calendars-store.ts';
import { refuseOthersDays } from './person-days-access.ts';
import { presentPersonDays } from './present-days.ts';
import { findPlace } from './public-holidays.ts';

export const setHolidays = operation(contract, async (ctx, actor, { id, holidays }) => {
  await refuseOthersDays(ctx.db, actor, id);
  if (holidays !== null && holidays !== 'none') await refuseUnknownPlace(holidays);
  await ctx.transaction(async (tx) => {
    await saveHolidays(tx, id, holidays);
    await ctx.emit(tx, { type: 'calendar-changed', personId: id });
  });
  return presentPersonDays(ctx, ctx.db, id);
});

export async function refuseUnknownPlace(place: string): Promise<void> {
  if (!(await findPlace(place)))
    throw new AppError('bad-input', `No public holidays are known for "${place}". Choose another place.`, [
      { path: 'holidays', why: 'is no place whose holidays are known' },
    ]);
}
