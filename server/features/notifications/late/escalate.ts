import { calendarsOf } from '#server/features/calendars/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { maySee } from '#shared/rules/access.ts';
import { addDays, type Calendar, dayIn, today } from '#shared/rules/calendar.ts';
import { LOOK_BACK_DAYS, needsHelp } from '#shared/rules/escalation.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import type { NotificationKind } from '#shared/rules/notification-kinds.ts';
import { type Doors, reachTimes } from '#shared/rules/reach-times.ts';
import { openDoors } from '../doors.ts';
import { listRecipients } from '../notifications-store.ts';
import { insertEscalation, type LateThing, listEscalatingTeams, listLate } from './late-store.ts';

/** What is kept with it: an offer, to both. A date that passed says something about the work, and nothing about the person. */
const HELP = 'What helps: time kept free, somebody to do it with, or a date that fits. Ask what stands in the way.';
const TOLD =
  'So that they can help: with time, with hands, or with a date that fits. If it is done already, say so there.';
const DAY_MS = 86_400_000;

type Round = { now: Date; doors: Doors; calendarOf: (personId: string) => Calendar };

/** Tells managers of what stays undone in their teams, once for each due date, and the owner that they were told. */
export async function escalate(ctx: Context, signal?: AbortSignal): Promise<number> {
  const now = ctx.now();
  const doors = await openDoors(ctx);
  const span = { from: new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS), to: new Date(now.getTime() + 60 * DAY_MS) };
  let told = 0;
  for (const { teamId, after } of await listEscalatingTeams(ctx.db)) {
    const late = await listLate(ctx.db, teamId, addDays(now.toISOString().slice(0, 10), -LOOK_BACK_DAYS), now);
    const calendarOf = await calendarsOf(
      ctx.db,
      late.flatMap((one) => [one.ownerId, one.managerId]),
      span,
    );
    for (const thing of late.filter((one) => isTime(one, calendarOf(one.ownerId), now, after))) {
      if (signal?.aborted) return told;
      if (await tellManager(ctx, thing, { now, doors, calendarOf })) told += 1;
    }
  }
  return told;
}

/** A follow-up is due on a day, the same wherever it is read; a document at a time on its owner's clock. */
function isTime({ followUpId, dueAt }: LateThing, calendar: Calendar, now: Date, after: number): boolean {
  const dueOn = dayIn(dueAt.getTime(), followUpId === null ? calendar.timeZone : 'UTC');
  return needsHelp(calendar, dueOn, today(calendar, now.getTime()), after);
}

async function tellManager(ctx: Context, thing: LateThing, { now, doors, calendarOf }: Round): Promise<boolean> {
  const { managerId, managerName, managerRole: role, ownerId, postMortemId } = thing;
  const manager = { kind: 'member' as const, personId: managerId, role, name: managerName };
  if (postMortemId !== null && !maySee(manager, await guardOf(ctx.db, postMortemId))) return false;
  const timesFor = async (personId: string, kind: NotificationKind) => {
    const [one] = await listRecipients(ctx.db, [personId], kind);
    return one && reachTimes(kind, one, doors, (rule) => mailTime(rule, now.getTime(), calendarOf(personId)));
  };
  const forManager = await timesFor(managerId, 'escalation');
  const forOwner = await timesFor(ownerId, 'escalated');
  if (!forManager) return false;
  const toManager = { personId: managerId, aboutPersonId: ownerId, by: 'Debrief', excerpt: HELP, times: forManager };
  const toOwner = { personId: ownerId, aboutPersonId: managerId, by: managerName, excerpt: TOLD };
  return ctx.transaction(async (tx) => {
    const isNew = await insertEscalation(tx, { kind: 'escalation', thing, ...toManager }, now);
    if (isNew && forOwner) await insertEscalation(tx, { kind: 'escalated', thing, ...toOwner, times: forOwner }, now);
    return isNew;
  });
}
