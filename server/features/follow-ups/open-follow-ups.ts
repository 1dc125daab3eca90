import { findPerson } from '#server/features/people/index.ts';
import { listTeamRows } from '#server/features/teams/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { type FollowUpRow, listVisibleFollowUps, lockFollowUps } from './follow-ups-store.ts';
import { followUpReference } from './present-follow-up.ts';

export type Refused = { id: string; reference: string | null; why: string };

/** Several to change, locked. Those that the actor may not see are refused as if they were not there. */
export async function openFollowUps(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<{ rows: FollowUpRow[]; refused: Refused[] }> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return { rows: [], refused: [] };
  await lockFollowUps(tx, wanted);
  const seen = new Map((await listVisibleFollowUps(tx, actor, wanted)).map((row) => [row.id, row]));
  const rows: FollowUpRow[] = [];
  const refused: Refused[] = [];
  for (const id of wanted) {
    const row = seen.get(id);
    if (row) rows.push(row);
    else refused.push({ id, reference: null, why: 'There is no such follow-up, or it is private.' });
  }
  return { rows, refused };
}

export const refusal = (row: FollowUpRow, why: string): Refused => ({
  id: row.id,
  reference: followUpReference(row.number),
  why,
});

/** Whom it is given to must exist. */
export async function refuseUnknown(
  db: Db,
  { ownerId, teamId }: { ownerId?: string | null | undefined; teamId?: string | null | undefined },
): Promise<void> {
  if (ownerId && !(await findPerson(db, ownerId)))
    throw new AppError('not-found', 'There is no such person to own it.', [{ path: 'ownerId', why: 'is nobody' }]);
  if (teamId && (await listTeamRows(db, [teamId])).length === 0)
    throw new AppError('not-found', 'There is no such team.', [{ path: 'teamId', why: 'is no team' }]);
}
