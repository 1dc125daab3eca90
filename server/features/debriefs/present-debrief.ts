import { getInstallation } from '#server/features/installation/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { isTimeZone } from '#shared/contracts/contract.ts';
import type { scheduleDebrief } from '#shared/contracts/debriefs.ts';
import { type CalendarEntry, calendarEntry, googleLink, outlookLink } from '#shared/rules/debrief-links.ts';
import type { DebriefRow } from './debriefs-store.ts';

export type DebriefView = OutputOf<typeof scheduleDebrief>;

export async function presentDebrief(ctx: Context, row: DebriefRow, isPrivate: boolean): Promise<DebriefView> {
  const [view] = await presentDebriefs(ctx, [row], isPrivate);
  return view as DebriefView;
}

/** All of them of one post-mortem. */
export async function presentDebriefs(
  ctx: Context,
  rows: readonly DebriefRow[],
  isPrivate: boolean,
): Promise<DebriefView[]> {
  const { timeZone: usual } = await getInstallation(ctx.db);
  const zoneOf = (zone: string | null) => (zone !== null && isTimeZone(zone) ? zone : usual);
  return rows.map((row) => {
    const entry = entryOf(ctx, row, isPrivate);
    return {
      id: row.id,
      postMortemId: row.postMortemId,
      reference: postMortemReference(row.number),
      title: row.title,
      state: row.state,
      startsAt: row.startsAt.toISOString(),
      endsAt: new Date(row.startsAt.getTime() + row.minutes * 60_000).toISOString(),
      minutes: row.minutes,
      timeZone: row.timeZone,
      place: row.place,
      url: row.url,
      facilitator: row.facilitatorId === null ? null : { id: row.facilitatorId, name: row.facilitatorName ?? '' },
      invited: row.invited.map((one) => ({ ...one, timeZone: zoneOf(one.timeZone) })),
      sequence: row.sequence,
      because: row.because,
      scheduledBy: row.scheduledBy,
      startedAt: row.meeting?.startedAt ?? null,
      heldAt: row.heldAt?.toISOString() ?? null,
      attended: row.attendance.filter((one) => one.present).map(({ id, name }) => ({ id, name })),
      links: {
        google: googleLink(entry),
        outlook: outlookLink(entry),
        ics: `/api/v1/debriefs/${row.id}/calendar`,
      },
    };
  });
}

/** What a calendar may say of it; the page it leads to is the meeting itself. */
export function entryOf({ publicUrl }: Pick<Context, 'publicUrl'>, row: DebriefRow, isPrivate: boolean): CalendarEntry {
  const reference = postMortemReference(row.number);
  const { title, minutes, place, url } = row;
  return calendarEntry(
    { reference, title, private: isPrivate, startsAt: row.startsAt.getTime(), minutes, place, url },
    `${publicUrl}/post-mortems/${reference}/debrief`,
  );
}
