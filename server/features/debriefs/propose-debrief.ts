import { calendarsOf } from '#server/features/calendars/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { proposeDebrief as contract } from '#shared/contracts/debriefs.ts';
import { maySee } from '#shared/rules/access.ts';
import { addDays, type Calendar, dayOff } from '#shared/rules/calendar.ts';
import { listInvitableRows } from './invitable-store.ts';

const WEEKS_AHEAD = 6;
const DAY_MS = 86_400_000;
const USUAL_MINUTES = 60;

export const proposeDebrief = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  const rows = (await listInvitableRows(ctx.db, head.id)).filter(
    ({ id: personId, role, name }) =>
      !head.private ||
      head.participantIds.includes(personId) ||
      (role !== null && maySee({ kind: 'member', personId, role, name }, head)),
  );
  const calendarOf = await calendarsAhead(
    ctx,
    rows.map((one) => one.id),
  );
  const today = ctx.now().toISOString().slice(0, 10);
  const people = rows.map(({ id: personId, name, email, why }) => {
    const calendar = calendarOf(personId);
    return {
      id: personId,
      name,
      why,
      timeZone: calendar.timeZone,
      mailable: email !== null,
      off: daysOff(calendar, today),
    };
  });
  return {
    people: people.filter((one) => one.why !== null),
    others: people.filter((one) => one.why === null),
    minutes: USUAL_MINUTES,
  };
});

const calendarsAhead = (ctx: Context, personIds: readonly string[]) =>
  calendarsOf(ctx.db, personIds, { from: ctx.now(), to: new Date(ctx.now().getTime() + WEEKS_AHEAD * 7 * DAY_MS) });

/** Holidays and absences; that nobody works at the weekend is known from the date. */
function daysOff(calendar: Calendar, today: string) {
  return Array.from({ length: WEEKS_AHEAD * 7 }, (_, index) => addDays(today, index)).flatMap((day) => {
    const off = dayOff(calendar, day);
    if (off === null || off.why === 'weekend') return [];
    return [{ day, why: off.why === 'holiday' ? off.name : 'away' }];
  });
}
