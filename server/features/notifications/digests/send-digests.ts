import { calendarsOf } from '#server/features/calendars/index.ts';
import { getInstallation } from '#server/features/installation/index.ts';
import type { Context } from '#server/platform/context.ts';
import { digestWeek, weeksAround } from '#shared/rules/digest-week.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import { reachTimes } from '#shared/rules/reach-times.ts';
import { listDigesting } from '../channels/channels-store.ts';
import { queuePosts } from '../channels/posts-store.ts';
import { openDoors } from '../doors.ts';
import { insertDigest, listRecipients } from '../notifications-store.ts';
import { listDigestReaders, listDigestTeams } from './digest-store.ts';
import { ANYBODY, loadDigest } from './load-digest.ts';
import { sayCounts } from './write-digest.ts';

const AWAY_MS = 400 * 86_400_000;

/**
 * At the beginning of a week, each team's week: to its channels, and to its members as they chose. Never an empty one, and to
 * each only what they may see. It may run as often as it likes: the database keeps one a week.
 */
export async function sendDigests(ctx: Context, signal?: AbortSignal): Promise<number> {
  const now = ctx.now();
  const { timeZone } = await getInstallation(ctx.db);
  const week = digestWeek(now.getTime(), timeZone);
  if (week !== null) await postDigests(ctx, week, now);
  let told = 0;
  for (const one of weeksAround(now.getTime())) {
    for (const reader of await listDigestReaders(ctx.db, one)) {
      if (signal?.aborted) return told;
      if (await tellReader(ctx, reader, { week: one, now, fallback: timeZone })) told += 1;
    }
  }
  return told;
}

async function postDigests(ctx: Context, week: string, now: Date): Promise<void> {
  for (const teamId of await listDigestTeams(ctx.db)) {
    const channels = await listDigesting(ctx.db, teamId);
    if (channels.length === 0 || (await loadDigest(ctx.db, ANYBODY, teamId, now)) === null) continue;
    const ids = channels.map(({ id }) => id);
    await ctx.transaction((tx) => queuePosts(tx, ids, { teamId, week }, now));
  }
}

type Reader = Awaited<ReturnType<typeof listDigestReaders>>[number];

async function tellReader(
  ctx: Context,
  reader: Reader,
  { week, now, fallback }: { week: string; now: Date; fallback: string },
) {
  const { teamId, personId, name, role } = reader;
  const [recipient] = await listRecipients(ctx.db, [personId], 'digest');
  if (!recipient?.told) return false;
  const zone = recipient.timeZone ?? fallback;
  if (digestWeek(now.getTime(), zone) !== week) return false;
  const digest = await loadDigest(ctx.db, { kind: 'member', personId, role, name }, teamId, now);
  if (!digest) return false;
  const doors = await openDoors(ctx);
  const calendarOf = await calendarsOf(ctx.db, [personId], { from: now, to: new Date(now.getTime() + AWAY_MS) });
  const times = reachTimes('digest', recipient, doors, (rule) => mailTime(rule, now.getTime(), calendarOf(personId)));
  return ctx.transaction((tx) =>
    insertDigest(tx, { personId, teamId, week, excerpt: sayCounts(digest), by: 'Debrief', ...times }, now),
  );
}
