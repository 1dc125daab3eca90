import type { Db } from '#server/platform/context.ts';

export type Handover = NonNullable<Awaited<ReturnType<typeof findHandover>>>;

/** Who is asked at this moment. */
export async function findHandover(db: Db, postMortemId: string) {
  return db
    .selectFrom('handovers as h')
    .innerJoin('people', 'people.id', 'h.person_id')
    .select([
      'h.id',
      'h.person_id as personId',
      'people.name',
      'h.asked_by as askedById',
      'h.asked_by_name as askedBy',
      'h.note',
      'h.asked_at as askedAt',
    ])
    .where('h.post_mortem_id', '=', postMortemId)
    .where('h.state', '=', 'open')
    .executeTakeFirst();
}

/** Who said no, and has not said yes since: each with what they said last. */
export async function listDeclined(db: Db, postMortemId: string) {
  const rows = await db
    .selectFrom('handovers as h')
    .innerJoin('people', 'people.id', 'h.person_id')
    .select(['h.person_id as personId', 'people.name', 'h.state', 'h.answer', 'h.answered_at as answeredAt'])
    .where('h.post_mortem_id', '=', postMortemId)
    .where('h.state', 'in', ['accepted', 'declined'])
    .orderBy('h.id')
    .execute();
  return [...new Map(rows.map((row) => [row.personId, row])).values()].filter(({ state }) => state === 'declined');
}

export async function listCoWriters(db: Db, postMortemId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('co_writers as c')
    .innerJoin('people', 'people.id', 'c.person_id')
    .select(['people.id', 'people.name'])
    .where('c.post_mortem_id', '=', postMortemId)
    .orderBy('c.added_at')
    .orderBy('people.name')
    .execute();
}

/** Whether somebody could sign in once and cannot any more. */
export async function hasLeft(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom('members').select('disabled').where('person_id', '=', personId).executeTakeFirst();
  return row?.disabled ?? false;
}
