import { getInstallation } from '#server/features/installation/index.ts';
import type { Context } from '#server/platform/context.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import { NOTIFICATION_WORDS } from '#shared/rules/notification-kinds.ts';
import { reachTimes } from '#shared/rules/reach-times.ts';
import { openDoors } from './doors.ts';
import { insertNotification, listRecipients, type NewNotification } from './notifications-store.ts';

/** Nobody is told of what they did themselves. Who may not see the document is not shown it either, which reading sees to. */
export async function tell(ctx: Context, personIds: readonly string[], note: Omit<NewNotification, 'personId'>) {
  const recipients = await listRecipients(ctx.db, personIds, note.kind);
  const told = recipients.filter((one) => one.told || !NOTIFICATION_WORDS[note.kind].isOptional);
  if (told.length === 0) return;
  const now = ctx.now();
  const fallback = (await getInstallation(ctx.db)).timeZone;
  const doors = await openDoors(ctx);
  await ctx.transaction(async (tx) => {
    for (const { id, timeZone, ...wish } of told) {
      const times = reachTimes(note.kind, wish, doors, (rule) => mailTime(rule, now.getTime(), timeZone ?? fallback));
      await insertNotification(tx, { ...note, ...times, personId: id }, now);
    }
  });
}
