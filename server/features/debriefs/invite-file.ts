import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Context } from '#server/platform/context.ts';
import type { DebriefRow } from './debriefs-store.ts';
import { entryOf } from './present-debrief.ts';

export type Attendee = { name: string; email: string };
type Invite = { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; attendees: readonly Attendee[]; private: boolean };

/**
 * One debrief as an iCalendar file (RFC 5545). Its UID stays, and SEQUENCE rises with each change, so that calendars move what
 * they have. Times are UTC, which every calendar shows on its owner's clock.
 */
export function inviteFile(ctx: Context, row: DebriefRow, { method, attendees, private: isPrivate }: Invite): string {
  const { summary, details, location, startsAt, minutes } = entryOf(ctx, row, isPrivate);
  const calendar = ical({
    prodId: { company: 'Debrief', product: 'Debrief', language: 'EN' },
    method: ICalCalendarMethod[method],
  });
  const [pageUrl = ctx.publicUrl] = details.match(/\S+$/) ?? [];
  calendar.createEvent({
    id: `debrief-${row.id}@${hostOf(ctx)}`,
    sequence: row.sequence,
    stamp: ctx.now(),
    start: new Date(startsAt),
    end: new Date(startsAt + minutes * 60_000),
    summary,
    description: details,
    location: location || null,
    url: pageUrl,
    organizer: { name: 'Debrief', email: organiserOf(ctx) },
    status: method === 'CANCEL' || row.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    attendees: attendees.map(({ name, email }) => ({
      name,
      email,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      // Nobody reads the answers: they would go to the address that mail is sent from.
      rsvp: false,
    })),
  });
  return calendar.toString();
}

export const hostOf = ({ publicUrl }: Pick<Context, 'publicUrl'>): string => new URL(publicUrl).hostname;

/** The address that the invitations come from: calendars take a change only from whoever invited. */
export function organiserOf(ctx: Pick<Context, 'publicUrl' | 'mailer'>): string {
  const from = ctx.mailer?.from ?? '';
  return /<([^<>]+)>/.exec(from)?.[1] ?? (from.includes('@') ? from : `debrief@${hostOf(ctx)}`);
}
