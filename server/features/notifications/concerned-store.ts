import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';

const idsOf = async (query: ReturnType<typeof sql<{ id: string }>>, db: Db) =>
  (await query.execute(db)).rows.map((row) => row.id);

/** The owner and those who write with them. */
export const listWriters = (db: Db, postMortemId: string): Promise<string[]> =>
  idsOf(
    sql`select owner_id as id from post_mortems where id = ${postMortemId} and owner_id is not null
      union select person_id from co_writers where post_mortem_id = ${postMortemId}`,
    db,
  );

/** Whoever took part in its incidents, told their account or wrote it. */
export const listWhoTookPart = (db: Db, postMortemId: string): Promise<string[]> =>
  idsOf(
    sql`select p.person_id as id from post_mortem_incidents pi
        join participants p on p.incident_id = pi.incident_id and not p.hidden where pi.post_mortem_id = ${postMortemId}
      union select person_id from accounts where post_mortem_id = ${postMortemId} and sent_at is not null
      union select owner_id from post_mortems where id = ${postMortemId} and owner_id is not null
      union select person_id from co_writers where post_mortem_id = ${postMortemId}`,
    db,
  );

/** The newest verdict of that kind, to keep one apart from the next. */
export async function findLatestVerdict(db: Db, postMortemId: string, verdict: 'approved' | 'changes-requested') {
  return db
    .selectFrom('review_verdicts')
    .select('id')
    .where('post_mortem_id', '=', postMortemId)
    .where('verdict', '=', verdict)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findHandover(db: Db, postMortemId: string, personId: string) {
  return db
    .selectFrom('handovers')
    .select(['id', 'state'])
    .where('post_mortem_id', '=', postMortemId)
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The number of the newest entry about its owner, to keep one change apart from the next. */
export async function findOwnerEntry(db: Db, postMortemId: string) {
  return db
    .selectFrom('record_entries')
    .select('number')
    .where('post_mortem_id', '=', postMortemId)
    .where('action', 'like', 'post-mortem.%owner%')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findDebrief(db: Db, id: string) {
  return db
    .selectFrom('debriefs')
    .select([
      'starts_at as startsAt',
      'sequence',
      'because',
      sql<string[]>`array(select person_id from debrief_invited i where i.debrief_id = debriefs.id)`.as('invited'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findPublication(db: Db, id: string) {
  return db
    .selectFrom('publications as p')
    .innerJoin('post_mortems as pm', 'pm.id', 'p.post_mortem_id')
    .select([
      'p.id',
      'p.number as version',
      'p.title',
      'p.note',
      'p.published_by_name as publishedBy',
      'p.withdrawn_at as withdrawnAt',
      'pm.id as postMortemId',
      'pm.number',
    ])
    .where('p.id', '=', id)
    .executeTakeFirst();
}
