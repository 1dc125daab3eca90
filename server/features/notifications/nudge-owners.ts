import { getInstallation } from '#server/features/installation/index.ts';
import type { Context } from '#server/platform/context.ts';
import { isTimeZone } from '#shared/contracts/contract.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import { dayAfter, nudgesAt, startOfDay } from '#shared/rules/nudges.ts';
import { type Doors, reachTimes } from '#shared/rules/reach-times.ts';
import { openDoors } from './doors.ts';
import {
  insertNudges,
  listMemberZones,
  listUntold,
  NUDGE_KINDS,
  type NudgeKind,
  type Planned,
  settleEarlier,
} from './nudges-store.ts';

const AT_ONCE = 1000;

/**
 * Tells owners of what is due, everybody on their own clock, and by mail as they chose. Any number may run at once, and again:
 * the database keeps each reminder once. Gives how many it told.
 */
export async function nudgeOwners(ctx: Context, signal?: AbortSignal): Promise<number> {
  const now = ctx.now();
  const fallback = (await getInstallation(ctx.db)).timeZone;
  const zones = await listMemberZones(ctx.db, fallback);
  // A zone that came with somebody from elsewhere may be none.
  const clocks = new Map(zones.map((zone) => [zone, isTimeZone(zone) ? zone : fallback]));
  const plan = zones.flatMap((zone) => planFor(zone, clocks.get(zone) ?? fallback, now));
  if (plan.length === 0) return 0;
  const clockOf = (zone: string) => clocks.get(zone) ?? fallback;
  const round = { plan, fallback, now, clockOf, doors: await openDoors(ctx) };
  let told = 0;
  for (const kind of NUDGE_KINDS) told += await nudge(ctx, kind, round, signal);
  return told;
}

type Round = { plan: Planned[]; fallback: string; now: Date; clockOf: (zone: string) => string; doors: Doors };

async function nudge(ctx: Context, kind: NudgeKind, round: Round, signal?: AbortSignal): Promise<number> {
  const { plan, fallback, now, clockOf, doors } = round;
  let told = 0;
  while (!signal?.aborted) {
    const untold = await listUntold(ctx.db, kind, plan, fallback, now, AT_ONCE);
    if (untold.length === 0) break;
    const things = untold.map((one) => ({
      ...one,
      ...reachTimes(kind, one, doors, (rule) => mailTime(rule, now.getTime(), clockOf(one.zone))),
    }));
    told += await ctx.transaction(async (tx) => {
      const ids = await insertNudges(tx, kind, things, now);
      await settleEarlier(tx, ids, now);
      return ids.length;
    });
  }
  return told;
}

const planFor = (zone: string, clock: string, now: Date): Planned[] =>
  nudgesAt(now.getTime(), clock).map(({ dueOn, stage }) => ({
    zone,
    dueOn,
    stage,
    from: new Date(startOfDay(dueOn, clock)),
    to: new Date(startOfDay(dayAfter(dueOn), clock)),
  }));
