import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Role } from '#shared/rules/access.ts';

export type NewHandover = {
  postMortemId: string;
  personId: string;
  askedBy: { id: string | null; name: string };
  note: string | null;
  /** Absent while nobody has answered. */
  declined?: { note: string | null };
};

export async function insertHandover(tx: Tx, one: NewHandover, now: Date): Promise<void> {
  await tx
    .insertInto('handovers')
    .values({
      id: newId(),
      post_mortem_id: one.postMortemId,
      person_id: one.personId,
      asked_by: one.askedBy.id,
      asked_by_name: one.askedBy.name,
      note: one.note,
      asked_at: now,
      ...(one.declined && { state: 'declined' as const, answer: one.declined.note, answered_at: now }),
    })
    .execute();
}

/** Ends what is asked of a post-mortem, if anything is. */
export async function endHandover(
  tx: Tx,
  postMortemId: string,
  end: { state: 'accepted' | 'declined' | 'withdrawn'; answer: string | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('handovers')
    .set({ ...end, answered_at: now })
    .where('post_mortem_id', '=', postMortemId)
    .where('state', '=', 'open')
    .execute();
}

/** Somebody with what decides whether they can own or write: their role, null for who was never a member. */
export async function findWriter(
  db: Db,
  personId: string,
): Promise<{ id: string; name: string; role: Role | null; disabled: boolean | null } | undefined> {
  return db
    .selectFrom('people')
    .leftJoin('members', 'members.person_id', 'people.id')
    .select(['people.id', 'people.name', 'members.role', 'members.disabled'])
    .where('people.id', '=', personId)
    .executeTakeFirst();
}
