import type { Db } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { listVisibleFollowUps } from './follow-ups-store.ts';
import { presentFollowUp } from './present-follow-up.ts';

/** As they are now, in the order of the ids; what the actor may not see any more is left out. */
export async function presentFollowUps(db: Db, actor: Actor, ids: readonly string[]) {
  const rows = new Map((await listVisibleFollowUps(db, actor, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [presentFollowUp(row, actor)] : [];
  });
}
