import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';

export async function isCountedReader(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('uncounted_readers')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row === undefined;
}

export async function addRead(tx: Tx, publicationId: string, personId: string, now: Date): Promise<void> {
  await tx
    .insertInto('publication_reads')
    .values({ publication_id: publicationId, person_id: personId, read_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who is not counted from now on was never counted. */
export async function stopCounting(tx: Tx, personId: string): Promise<void> {
  await tx
    .insertInto('uncounted_readers')
    .values({ person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom('publication_reads').where('person_id', '=', personId).execute();
}

export async function startCounting(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('uncounted_readers').where('person_id', '=', personId).execute();
}

export type Readers = { read: number; of: number; others: number; names: string[]; mayBeMore: boolean };

/** As many names as are read at a glance; the others are counted. */
const MOST_NAMES = 5;

/** For each publication how many of those who took part and can sign in have read it, and how many others. Who does not want to be counted is in neither. */
export async function countReaders(
  db: Db,
  postMortemId: string,
  publicationIds: readonly string[],
): Promise<Map<string, Readers>> {
  if (publicationIds.length === 0) return new Map();
  const { rows } = await sql<Readers & { id: string }>`
    with near as (
      select p.person_id from participants p
        join post_mortem_incidents pi on pi.incident_id = p.incident_id and pi.post_mortem_id = ${postMortemId}
        where not p.hidden
      union select owner_id from post_mortems where id = ${postMortemId} and owner_id is not null
    ), counted as (
      select near.person_id from near join members m on m.person_id = near.person_id and not m.disabled
        where not exists (select from uncounted_readers u where u.person_id = near.person_id)
    )
    select ids.id, (select count(*)::int from counted) as of,
      count(r.person_id) filter (where r.person_id in (select person_id from counted))::int as read,
      count(r.person_id) filter (where r.person_id not in (select person_id from counted))::int as others,
      array(select people.name from publication_reads n join people on people.id = n.person_id
        where n.publication_id = ids.id order by n.read_at desc, people.name limit ${MOST_NAMES}) as names,
      exists (select from uncounted_readers u join members m on m.person_id = u.person_id and not m.disabled) as "mayBeMore"
    from unnest(${[...publicationIds]}::uuid[]) ids (id) left join publication_reads r on r.publication_id = ids.id
    group by ids.id`.execute(db);
  return new Map(rows.map(({ id, ...readers }) => [id, readers]));
}
