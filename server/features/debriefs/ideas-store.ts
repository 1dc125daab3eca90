import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { IdeaState } from '#shared/rules/debrief.ts';

export type IdeaRow = Awaited<ReturnType<typeof listIdeas>>[number];

/** Which follow-up an idea became is known from the follow-up, so that the two cannot say different things. */
const rows = (db: Db) =>
  db
    .selectFrom('parked_ideas as i')
    .leftJoin('follow_ups as f', (join) =>
      join
        .onRef('f.post_mortem_id', '=', 'i.post_mortem_id')
        .on(sql`f.came_from->>'kind'`, '=', 'parking-lot')
        .on('f.removed_at', 'is', null)
        .on(sql`f.came_from->>'itemId'`, '=', sql`i.id::text`),
    )
    .leftJoin('people as o', 'o.id', 'f.owner_id')
    .select([
      'i.id',
      'i.post_mortem_id as postMortemId',
      'i.debrief_id as debriefId',
      'i.text',
      'i.by',
      'i.at',
      'i.state',
      'i.because',
      'i.settled_by as settledBy',
      'f.id as followUpId',
      'f.title as followUpTitle',
      'o.name as ownerName',
    ]);

/** In the order in which they were had; those of earlier debriefs that still wait are among them. */
export async function listIdeas(db: Db, postMortemId: string) {
  return rows(db).where('i.post_mortem_id', '=', postMortemId).orderBy('i.at').orderBy('i.id').execute();
}

export async function findIdea(db: Db, id: string): Promise<IdeaRow | undefined> {
  return rows(db).where('i.id', '=', id).executeTakeFirst();
}

export async function lockIdea(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('parked_ideas').select('id').where('id', '=', id).forUpdate().execute();
}

export async function insertIdea(
  tx: Tx,
  idea: { postMortemId: string; debriefId: string; text: string; by: string },
  now: Date,
): Promise<string> {
  const id = newId();
  const { postMortemId, debriefId, text, by } = idea;
  const fields = { post_mortem_id: postMortemId, debrief_id: debriefId, text, by, at: now };
  await tx
    .insertInto('parked_ideas')
    .values({ id, ...fields, because: null, settled_by: null, settled_at: null })
    .execute();
  return id;
}

export async function settleIdea(
  tx: Tx,
  id: string,
  { state, because, by, at }: { state: IdeaState; because: string | null; by: string | null; at: Date | null },
): Promise<void> {
  await tx
    .updateTable('parked_ideas')
    .set({ state, because, settled_by: by, settled_at: at })
    .where('id', '=', id)
    .execute();
}
