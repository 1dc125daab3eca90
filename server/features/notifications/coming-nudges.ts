import { groupMembersByCalendar } from '#server/features/calendars/index.ts';
import type { Context } from '#server/platform/context.ts';
import { addDays, isWorkingDay, opening, today } from '#shared/rules/calendar.ts';
import { AROUND_MS, planFor } from './nudge-owners.ts';
import { listUntold, NUDGE_KINDS, type NudgeKind, type Planned } from './nudges-store.ts';

const DAYS = 7;
const MOST_A_DAY = 2000;

export type Coming = { at: Date; personId: string; reminders: number };

/**
 * Who will be reminded of how much in the next seven days, if nothing changes until then: each person at the beginning of a day
 * of theirs. Says no word about what.
 */
export async function comingNudges(ctx: Context): Promise<Coming[]> {
  const now = ctx.now();
  const span = { from: new Date(now.getTime() - AROUND_MS), to: new Date(now.getTime() + AROUND_MS) };
  const groups = await groupMembersByCalendar(ctx.db, span);
  const personIds = groups.map((one) => one.personIds);
  const coming = new Map<string, Coming>();
  const seen = new Set<string>();
  for (let ahead = 0; ahead <= DAYS; ahead++) {
    const plan: Planned[] = [];
    const times: Date[] = [];
    for (const [group, { calendar }] of groups.entries()) {
      const day = addDays(today(calendar, now.getTime()), ahead);
      // What is to be told today and was not yet comes with the next look.
      const at = Math.max(opening(calendar, day), now.getTime());
      times[group] = new Date(at);
      if (isWorkingDay(calendar, day)) plan.push(...planFor(group, calendar, times[group]));
    }
    if (plan.length === 0) continue;
    const latest = new Date(Math.max(...times.map((one) => one.getTime())));
    for (const kind of NUDGE_KINDS) {
      const untold = await listUntold(ctx.db, kind, plan, personIds, latest, MOST_A_DAY);
      for (const one of untold) count({ coming, seen }, kind, one, times[one.group]!);
    }
  }
  return [...coming.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime() || b.reminders - a.reminders);
}

type Tally = { coming: Map<string, Coming>; seen: Set<string> };
type Untold = Awaited<ReturnType<typeof listUntold>>[number];

/** What stays untold on one day is untold on the next as well, and is counted once. */
function count({ coming, seen }: Tally, kind: NudgeKind, one: Untold, at: Date): void {
  const { personId, postMortemId, followUpId, stepKey, stage } = one;
  const key = [kind, personId, postMortemId, followUpId, stepKey, stage].join();
  if (seen.has(key)) return;
  seen.add(key);
  const place = `${personId} ${at.getTime()}`;
  const there = coming.get(place) ?? { at, personId, reminders: 0 };
  coming.set(place, { ...there, reminders: there.reminders + 1 });
}
