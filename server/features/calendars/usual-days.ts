import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { setUsualDays as setContract, showUsualDays as showContract } from '#shared/contracts/calendars.ts';
import { getUsualHolidays, saveUsualHolidays } from './calendars-store.ts';
import { presentUsualDays } from './present-days.ts';
import { refuseUnknownPlace } from './set-holidays.ts';

export const showUsualDays = operation(showContract, (ctx, actor) => presentUsualDays(ctx, ctx.db, actor));

export const setUsualDays = operation(setContract, async (ctx, actor, { holidays }) => {
  if (holidays !== null) await refuseUnknownPlace(holidays);
  await ctx.transaction(async (tx) => {
    const before = await getUsualHolidays(tx);
    await saveUsualHolidays(tx, holidays);
    await ctx.emit(tx, { type: 'calendar-changed', personId: null });
    await ctx.record(tx, actor, {
      action: 'settings.changed',
      subject: { kind: 'installation', id: null, name: 'Public holidays' },
      ...whatChanged({ holidays: before }, { holidays }),
    });
  });
  return presentUsualDays(ctx, ctx.db, actor);
});
