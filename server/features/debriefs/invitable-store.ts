import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { Role } from '#shared/rules/access.ts';

export type InvitableRow = Awaited<ReturnType<typeof listInvitableRows>>[number];

/** Those who had a hand in a post-mortem, each with the first reason that fits, and every member beside them. */
export async function listInvitableRows(db: Db, postMortemId: string) {
  return db
    .selectFrom('people as p')
    .leftJoin('members as m', 'm.person_id', 'p.id')
    .select([
      'p.id',
      'p.name',
      'm.role',
      sql<string | null>`coalesce(m.email, p.email)`.as('email'),
      sql<string | null>`case
        when exists (select 1 from post_mortems pm where pm.id = ${postMortemId} and pm.owner_id = p.id) then 'owns it'
        when exists (select 1 from participants x join post_mortem_incidents pi on pi.incident_id = x.incident_id
          where pi.post_mortem_id = ${postMortemId} and x.person_id = p.id and not x.hidden) then 'took part'
        when exists (select 1 from co_writers w where w.post_mortem_id = ${postMortemId} and w.person_id = p.id) then 'writes it'
        when exists (select 1 from reviewers r where r.post_mortem_id = ${postMortemId} and r.person_id = p.id) then 'reviews it'
      end`.as('why'),
    ])
    .where((where) => where.or([where('m.disabled', 'is', null), where('m.disabled', '=', false)]))
    .orderBy('p.name')
    .limit(2000)
    .execute();
}

/** Those of the named who are there, with what decides whether they may see a private document. */
export async function listByIds(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('people as p')
    .leftJoin('members as m', 'm.person_id', 'p.id')
    .select(['p.id', 'p.name', 'p.time_zone as timeZone', 'm.role', 'm.disabled'])
    .select(sql<string | null>`coalesce(m.email, p.email)`.as('email'))
    .where('p.id', 'in', [...personIds])
    .orderBy('p.name')
    .execute();
}
export type Named = { id: string; name: string; role: Role | null };
