import { type CalendarGroup, groupMembersByCalendar } from '#server/features/calendars/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type Calendar, dayAfter, startOfDay } from '#shared/rules/calendar.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import { nudgesAt } from '#shared/rules/nudges.ts';
import { type Doors, reachTimes } from '#shared/rules/reach-times.ts';
import { openDoors } from './doors.ts';
import { insertNudges, listUntold, NUDGE_KINDS, type NudgeKind, type Planned, settleEarlier } from './nudges-store.ts';

const AT_ONCE = 1000;
/** How far around today somebody's holidays and absences matter to what they are told. */
export const AROUND_MS = 150 * 86_400_000;

/**
 * Tells owners of what is due, everybody on their own clock and days of work, and by mail as they chose. Any number may run at once, and again:
 * the database keeps each reminder once. Gives how many it told.
 */
export async function nudgeOwners(ctx: Context, signal?: AbortSignal): Promise<number> {
  const now = ctx.now();
  const span = { from: new Date(now.getTime() - AROUND_MS), to: new Date(now.getTime() + AROUND_MS) };
  const groups = await groupMembersByCalendar(ctx.db, span);
  const plan = groups.flatMap(({ calendar }, group) => planFor(group, calendar, now));
  if (plan.length === 0) return 0;
  const round = { plan, groups, now, doors: await openDoors(ctx) };
  let told = 0;
  for (const kind of NUDGE_KINDS) told += await nudge(ctx, kind, round, signal);
  return told;
}

type Round = { plan: Planned[]; groups: CalendarGroup[]; now: Date; doors: Doors };

async function nudge(ctx: Context, kind: NudgeKind, round: Round, signal?: AbortSignal): Promise<number> {
  const { plan, groups, now, doors } = round;
  const personIds = groups.map((one) => one.personIds);
  let told = 0;
  while (!signal?.aborted) {
    const untold = await listUntold(ctx.db, kind, plan, personIds, now, AT_ONCE);
    if (untold.length === 0) break;
    const things = untold.map((one) => ({
      ...one,
      ...reachTimes(kind, one, doors, (rule) => mailTime(rule, now.getTime(), groups[one.group]!.calendar)),
    }));
    told += await ctx.transaction(async (tx) => {
      const kept = await insertNudges(tx, kind, things, now);
      await settleEarlier(tx, kind, kept, now);
      return kept.length;
    });
  }
  return told;
}

/** What whoever has this calendar is to be told at `now`. */
export const planFor = (group: number, calendar: Calendar, now: Date): Planned[] =>
  nudgesAt(now.getTime(), calendar).map(({ dueOn, stage }) => ({
    group,
    dueOn,
    stage,
    from: new Date(startOfDay(dueOn, calendar.timeZone)),
    to: new Date(startOfDay(dayAfter(dueOn), calendar.timeZone)),
  }));
