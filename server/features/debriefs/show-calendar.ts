import { operation, Reply } from '#server/platform/operation.ts';
import { debriefCalendar as contract } from '#shared/contracts/debriefs.ts';
import { inviteFile } from './invite-file.ts';
import { openDebrief } from './open-debrief.ts';

/** To put into one's own calendar: nobody is invited by it, so that it names nobody's address. */
export const showCalendar = operation(contract, async (ctx, actor, { id }) => {
  const { head, row } = await openDebrief(ctx.db, actor, id, 'post-mortem.read');
  const file = inviteFile(ctx, row, { method: 'PUBLISH', attendees: [], private: head.private });
  return calendarReply(file, `debrief-PM-${head.number}.ics`);
});

export const calendarReply = (file: string, name: string) =>
  new Reply(file, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  });
