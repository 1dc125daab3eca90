import ical, { ICalCalendarMethod, ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { boardCalendar as contract } from '#shared/contracts/review-boards.ts';
import { occurrencesOf, WEEKDAY_NAMES } from '#shared/rules/debrief-board.ts';
import { instantOf } from '#shared/rules/debrief-time.ts';
import { vtimezone } from '#shared/rules/debrief-vtimezone.ts';
import { type BoardRow, listBoardRows } from './boards-store.ts';
import { hostOf, organiserOf } from './invite-file.ts';
import { noSuchBoard } from './present-board.ts';
import { calendarReply } from './show-calendar.ts';

const WEEKDAYS = [
  ICalWeekday.MO,
  ICalWeekday.TU,
  ICalWeekday.WE,
  ICalWeekday.TH,
  ICalWeekday.FR,
  ICalWeekday.SA,
  ICalWeekday.SU,
];

/** The standing meeting, which names no post-mortem: a file of it is read by others than the queue is. */
export const showBoardCalendar = operation(contract, async (ctx, _actor, { id }) => {
  const [row] = await listBoardRows(ctx.db, { id });
  if (!row) throw noSuchBoard();
  return calendarReply(boardFile(ctx, row), 'review-board.ics');
});

/** One event that repeats by the clock of its zone, which is written out beside it. */
export function boardFile(ctx: Context, row: BoardRow): string {
  const { timeZone, weekdays, everyWeeks, minutes } = row;
  // An empty rhythm cannot be stored: there is a first meeting.
  const [first] = occurrencesOf(row, Date.parse(row.fromOn) - 86_400_000 * 2, 1) as [{ day: string; at: number }];
  const calendar = ical({
    prodId: { company: 'Debrief', product: 'Debrief', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: timeZone, generator: (name) => vtimezone(name, first.at) },
  });
  const page = `${ctx.publicUrl}/review-board#board-${row.id}`;
  calendar.createEvent({
    id: `board-${row.id}@${hostOf(ctx)}`,
    sequence: row.sequence,
    stamp: ctx.now(),
    start: new Date(first.at),
    end: new Date(first.at + minutes * 60_000),
    timezone: timeZone,
    summary: row.name,
    description: [...(row.url ? [`Join: ${row.url}`] : []), `Queue: ${page}`].join('\n'),
    location: [row.place, row.url].filter(Boolean).join(' · ') || null,
    url: page,
    organizer: { name: 'Debrief', email: organiserOf(ctx) },
    repeating: {
      freq: ICalEventRepeatingFreq.WEEKLY,
      interval: everyWeeks,
      byDay: WEEKDAY_NAMES.flatMap((_, index) => (weekdays.includes(index + 1) ? WEEKDAYS[index]! : [])),
      startOfWeek: ICalWeekday.MO,
      exclude: row.skips.flatMap(({ day }) => {
        const at = instantOf(day, row.atTime, timeZone);
        return at === null ? [] : new Date(at);
      }),
    },
  });
  return calendar.toString();
}
