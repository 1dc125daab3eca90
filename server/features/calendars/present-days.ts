import type { z } from 'zod';
import type { Context, Db } from '#server/platform/context.ts';
import type { personDays, showUsualDays } from '#shared/contracts/calendars.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { type Calendar, today } from '#shared/rules/calendar.ts';
import { calendarsOf } from './calendars-of.ts';
import { getUsualHolidays, listCalendarRows } from './calendars-store.ts';
import { findPlace, type Place } from './public-holidays.ts';

type PersonDays = z.input<typeof personDays>;
const UPCOMING = 6;
const AHEAD_MS = 400 * 86_400_000;
const FOR_EVER = '9999-12-31';

const placeOf = async (code: string | null): Promise<Place | null> =>
  code === null || code === 'none' ? null : ((await findPlace(code)) ?? { code, name: code });

export async function presentPersonDays(ctx: Context, db: Db, personId: string): Promise<PersonDays> {
  const now = ctx.now();
  const calendar = (await calendarsOf(db, [personId], { from: now, to: new Date(now.getTime() + AHEAD_MS) }))(personId);
  const on = today(calendar, now.getTime());
  const [[row], usual] = await Promise.all([listCalendarRows(db, [personId], on, FOR_EVER), getUsualHolidays(db)]);
  if (!row) throw new AppError('not-found', 'There is no such person.');
  return {
    holidays: row.holidays,
    place: await placeOf(row.holidays ?? usual),
    usual: await placeOf(usual),
    absences: row.absences,
    ...presentCalendar(calendar, on),
  };
}

export async function presentUsualDays(
  ctx: Context,
  db: Db,
  actor: Actor,
): Promise<z.input<typeof showUsualDays.output>> {
  const now = ctx.now();
  const calendar = (await calendarsOf(db, [], { from: now, to: new Date(now.getTime() + AHEAD_MS) }))(null);
  const holidays = await getUsualHolidays(db);
  return {
    holidays,
    place: await placeOf(holidays),
    ...presentCalendar(calendar, today(calendar, now.getTime())),
    may: allowances(actor, ['settings.edit']),
  };
}

const presentCalendar = ({ timeZone, weekend, holidays }: Calendar, from: string) => ({
  timeZone,
  weekend: [...weekend],
  upcoming: [...holidays]
    .filter(([day]) => day >= from)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, UPCOMING)
    .map(([on, name]) => ({ on, name })),
});
