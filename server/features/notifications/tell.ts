import { calendarsOf } from '#server/features/calendars/index.ts';
import type { Context } from '#server/platform/context.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import { NOTIFICATION_WORDS } from '#shared/rules/notification-kinds.ts';
import { reachTimes } from '#shared/rules/reach-times.ts';
import { openDoors } from './doors.ts';
import { insertNotification, listRecipients, type NewNotification } from './notifications-store.ts';

const LONGEST_AWAY_MS = 400 * 86_400_000;

/** Nobody is told of what they did themselves. Who may not see the document is not shown it either, which reading sees to. */
export async function tell(ctx: Context, personIds: readonly string[], note: Omit<NewNotification, 'personId'>) {
  const recipients = await listRecipients(ctx.db, personIds, note.kind);
  const told = recipients.filter((one) => one.told || !NOTIFICATION_WORDS[note.kind].isOptional);
  if (told.length === 0) return;
  const now = ctx.now();
  const calendarOf = await calendarsOf(
    ctx.db,
    told.map((one) => one.id),
    { from: now, to: new Date(now.getTime() + LONGEST_AWAY_MS) },
  );
  const doors = await openDoors(ctx);
  await ctx.transaction(async (tx) => {
    for (const { id, ...wish } of told) {
      const times = reachTimes(note.kind, wish, doors, (rule) => mailTime(rule, now.getTime(), calendarOf(id)));
      await insertNotification(tx, { ...note, ...times, personId: id }, now);
    }
  });
}
