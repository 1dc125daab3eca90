import { getPostMortemHead, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { type Action, type Actor, may } from '#shared/rules/access.ts';
import type { Meeting } from '#shared/rules/debrief-meeting.ts';
import { type DebriefRow, findDebrief } from './debriefs-store.ts';

export type OpenDebrief = { head: PostMortemHead; row: DebriefRow };

/** A debrief of a post-mortem that the actor may see. With `lock` whatever changes it waits for its turn, behind its post-mortem. */
export async function openDebrief(
  db: Db,
  actor: Actor,
  id: string,
  action: Action,
  lock = false,
): Promise<OpenDebrief> {
  const seen = await findDebrief(db, id);
  if (!seen) throw noSuchDebrief();
  const head = await getPostMortemHead(db, actor, seen.postMortemId, 'post-mortem.read', lock).catch((error) => {
    throw error instanceof AppError && error.code === 'not-found' ? noSuchDebrief() : error;
  });
  if (!may(actor, action, head)) throw new AppError('forbidden', 'Your role does not allow this. Ask an admin.');
  // What it said before the lock may have changed while waiting for it.
  const row = lock ? await findDebrief(db, id) : seen;
  if (!row) throw noSuchDebrief();
  return { head, row };
}

/** The same, and it is going on. */
export async function openRunning(
  db: Db,
  actor: Actor,
  id: string,
  action: Action = 'post-mortem.edit',
): Promise<OpenDebrief & { meeting: Meeting }> {
  const { head, row } = await openDebrief(db, actor, id, action, true);
  if (row.state === 'cancelled') throw new AppError('conflict', 'This debrief was called off. Schedule another.');
  if (row.state === 'held')
    throw new AppError('conflict', 'This debrief is over. What was noted stays in the document.');
  if (!row.meeting) throw new AppError('conflict', 'This debrief has not begun. Start it first.');
  return { head, row, meeting: row.meeting };
}

export const noSuchDebrief = () =>
  new AppError('not-found', 'There is no such debrief, or it is of a private post-mortem that you took no part in.');
