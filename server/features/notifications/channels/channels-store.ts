import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type ChannelFields = {
  kind: 'slack' | 'teams';
  name: string;
  team_id: string | null;
  address: Buffer;
  host: string;
  ending: string;
  has_announcements: boolean;
  has_digests: boolean;
};

const rows = (db: Db) =>
  db
    .selectFrom('channels as c')
    .leftJoin('teams as t', 't.id', 'c.team_id')
    .select([
      'c.id',
      'c.kind',
      'c.name',
      'c.address',
      'c.host',
      'c.ending',
      'c.has_announcements as announcements',
      'c.has_digests as digests',
      'c.tried_at as triedAt',
      'c.fault',
      't.id as teamId',
      't.name as teamName',
      sql<number>`(select count(*) from channel_posts p where p.channel_id = c.id and p.post_at is not null)::int`.as(
        'waiting',
      ),
      sql<Date | null>`(select max(p.posted_at) from channel_posts p where p.channel_id = c.id)`.as('lastPostedAt'),
    ]);
export type ChannelRow = Awaited<ReturnType<typeof listChannelRows>>[number];

export const listChannelRows = (db: Db) => rows(db).orderBy(sql`lower(c.name)`).orderBy('c.id').execute();
export const findChannel = (db: Db, id: string) => rows(db).where('c.id', '=', id).executeTakeFirst();

export async function insertChannel(tx: Tx, fields: ChannelFields): Promise<string> {
  const id = newId();
  await tx
    .insertInto('channels')
    .values({ id, ...fields })
    .execute();
  return id;
}

export async function saveChannel(tx: Tx, id: string, fields: Partial<ChannelFields>): Promise<void> {
  if (Object.keys(fields).length > 0) await tx.updateTable('channels').set(fields).where('id', '=', id).execute();
}

export async function deleteChannel(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('channels').where('id', '=', id).execute();
}

/** How the last try went. */
export async function noteTry(db: Db, id: string, fault: string | null, now: Date): Promise<void> {
  await db.updateTable('channels').set({ tried_at: now, fault }).where('id', '=', id).execute();
}

/** Channels that hear of what these teams publish: theirs, and those of everybody. */
export const listAnnouncing = (db: Db, teamIds: readonly string[]) =>
  db
    .selectFrom('channels')
    .select('id')
    .where('has_announcements', '=', true)
    .where((where) =>
      where.or([where('team_id', 'is', null), where('team_id', '=', sql<string>`any(${[...teamIds]}::uuid[])`)]),
    )
    .execute();

export const listDigesting = (db: Db, teamId: string) =>
  db
    .selectFrom('channels')
    .select('id')
    .where('has_digests', '=', true)
    .where((where) => where.or([where('team_id', 'is', null), where('team_id', '=', teamId)]))
    .execute();

/** The teams of the services behind a post-mortem. */
export async function listTeamsOf(db: Db, postMortemId: string): Promise<string[]> {
  const found = await db
    .selectFrom('post_mortem_incidents as pi')
    .innerJoin('incident_services as x', 'x.incident_id', 'pi.incident_id')
    .innerJoin('service_teams as s', 's.service_id', 'x.service_id')
    .select('s.team_id as id')
    .distinct()
    .where('pi.post_mortem_id', '=', postMortemId)
    .execute();
  return found.map((row) => row.id);
}
