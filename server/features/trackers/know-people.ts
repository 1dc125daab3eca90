import { findPerson } from '#server/features/people/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Issue } from '#shared/trackers/issue.ts';
import type { Known } from './settle-issue.ts';
import type { Tracker } from './tracker.ts';
import { findAccountOfPerson, findPersonOfAccount, mapPeople, type TrackerRow } from './trackers-store.ts';

/** Who our owner is there and who their assignee is here. What the tracker tells for sure is kept in the mapping. */
export async function knowPeople(
  ctx: Context,
  tracker: Tracker,
  row: TrackerRow,
  { ownerId, assignee }: { ownerId: string | null; assignee: Issue['assignee'] },
): Promise<Known> {
  const person = assignee && (await findPersonOfAccount(ctx.db, row.id, assignee));
  if (ownerId === null) return { owner: null, person };
  if (person === ownerId && assignee) return { owner: { personId: ownerId, account: assignee.account }, person };
  return { owner: { personId: ownerId, account: await findAccount(ctx, tracker, row, ownerId) }, person };
}

export async function findAccount(
  ctx: Context,
  tracker: Tracker,
  row: TrackerRow,
  personId: string,
): Promise<string | null> {
  const mapped = await findAccountOfPerson(ctx.db, row.id, personId);
  if (mapped !== undefined) return mapped;
  const person = await findPerson(ctx.db, personId);
  const found = person && (await tracker.findAccount({ email: person.email, handles: person.handles }));
  if (!found) return null;
  await ctx.transaction((tx) => mapPeople(tx, row.id, [{ account: found.account, personId }]));
  return found.account;
}
