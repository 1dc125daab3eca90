import { calendarsOf } from '#server/features/calendars/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { proposeDueDate as contract } from '#shared/contracts/follow-ups.ts';
import { addDays, addWorkingDays, type Calendar } from '#shared/rules/calendar.ts';
import type { Priority } from '#shared/rules/follow-up-work.ts';
import { levelFor, type ServiceLevel, type Standing, standingOf } from '#shared/rules/service-level.ts';
import { readSeverity } from '#shared/rules/severity.ts';
import type { FollowUpRow } from './follow-ups-store.ts';
import { getLevels, listSeverities } from './levels-store.ts';

export const proposeDueDate = operation(contract, async (ctx, actor, { priority, postMortem }) => {
  const head = postMortem ? await getPostMortemHead(ctx.db, actor, postMortem, 'post-mortem.read') : undefined;
  const found = await proposedDate(ctx.db, { priority: priority ?? null, postMortemId: head?.id ?? null }, ctx.now());
  return found ?? { dueOn: null, days: null };
});

type Work = { priority: Priority | null; postMortemId: string | null };

/** By when work that is planned now is due by its level, if it has one. */
export async function proposedDate(
  db: Db,
  work: Work,
  now: Date,
): Promise<{ dueOn: string; days: number } | undefined> {
  const { levels } = await getLevels(db);
  if (levels.length === 0) return undefined;
  const severity = (await worstSeverities(db, [work.postMortemId])).get(work.postMortemId) ?? null;
  const level = levelFor(levels, { priority: work.priority, severity });
  if (!level) return undefined;
  const planned = dayOf(now);
  return { dueOn: addWorkingDays(await usualDays(db, planned, level.days), planned, level.days), days: level.days };
}

/** Half of all days at the least are worked on, wherever one is. */
const DAYS_FOR_ONE = 2;

/** Service levels are the same for everybody: the installation's weekends and public holidays move them, nobody's own. */
async function usualDays(db: Db, from: string, workingDays: number): Promise<Calendar> {
  const span = { from: new Date(from), to: new Date(addDays(from, workingDays * DAYS_FOR_ONE)) };
  return (await calendarsOf(db, [], span))(null);
}

/** How each stands against its level; without levels nothing is looked up. */
export async function standingsOf(
  db: Db,
  rows: readonly FollowUpRow[],
  today: string,
): Promise<Map<string, Standing | null>> {
  const { levels } = await getLevels(db);
  if (levels.length === 0) return new Map();
  const planned = rows.map((row) => dayOf(row.createdAt)).toSorted();
  const [first, last] = [planned[0], planned.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const longest = Math.max(...levels.map(({ days }) => days));
  const [severities, calendar] = await Promise.all([
    worstSeverities(
      db,
      rows.map((row) => row.postMortemId),
    ),
    usualDays(db, first, longest + daysBetween(first, last)),
  ]);
  return new Map(rows.map((row) => [row.id, standing(row, levels, severities, today, calendar)]));
}

const DAY = 86_400_000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

function standing(
  row: FollowUpRow,
  levels: readonly ServiceLevel[],
  severities: ReadonlyMap<string | null, number>,
  today: string,
  calendar: Calendar,
): Standing | null {
  if (row.status === 'wont-do') return null;
  const level = levelFor(levels, { priority: row.priority, severity: severities.get(row.postMortemId) ?? null });
  const finishedOn = row.status === 'done' ? dayOf(row.doneAt ?? row.updatedAt) : null;
  return standingOf(level, { plannedOn: dayOf(row.createdAt), dueOn: row.dueOn, finishedOn }, today, calendar);
}

/** Of several incidents the worst counts; what cannot be read as a severity is none. */
async function worstSeverities(db: Db, postMortemIds: readonly (string | null)[]): Promise<Map<string | null, number>> {
  const worst = new Map<string | null, number>();
  const ids = [...new Set(postMortemIds.filter((id) => id !== null))];
  for (const { postMortemId, severity } of await listSeverities(db, ids)) {
    const { rank } = readSeverity(severity);
    if (rank !== undefined) worst.set(postMortemId, Math.min(rank, worst.get(postMortemId) ?? rank));
  }
  return worst;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
