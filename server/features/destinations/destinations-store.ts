import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Audience } from '#shared/redaction/plan.ts';
import type { DestinationKind, OnWithdrawal } from '#shared/rules/destinations.ts';

const COLUMNS = [
  'id',
  'kind',
  'name',
  'settings',
  'secret',
  'audience',
  'templates',
  'team_ids as teamIds',
  'service_ids as serviceIds',
  'automatic',
  'on_withdrawal as onWithdrawal',
  'version',
  'check_asked_at as checkAskedAt',
  'checked_at as checkedAt',
  'check_words as checkWords',
  'check_fault as checkFault',
  'removed_at as removedAt',
] as const;

export type DestinationRow = Awaited<ReturnType<typeof listDestinationRows>>[number];

/** Those that are still sent to. */
export const listDestinationRows = (db: Db) =>
  db
    .selectFrom('destinations')
    .select(COLUMNS)
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();

/** Removed ones too: their pages are still known. */
export const findDestination = (db: Db, id: string, lock = false) => {
  const query = db.selectFrom('destinations').select(COLUMNS).where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
};

export type DestinationFields = {
  name: string;
  settings: object;
  audience: Audience;
  templates: string[];
  teamIds: string[];
  serviceIds: string[];
  automatic: boolean;
  onWithdrawal: OnWithdrawal;
};

const columnsOf = (fields: DestinationFields) => ({
  name: fields.name,
  settings: JSON.stringify(fields.settings),
  audience: fields.audience,
  templates: fields.templates,
  team_ids: fields.teamIds,
  service_ids: fields.serviceIds,
  automatic: fields.automatic,
  on_withdrawal: fields.onWithdrawal,
});

export async function insertDestination(
  tx: Tx,
  kind: DestinationKind,
  fields: DestinationFields,
  secret: Buffer,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('destinations')
    .values({ id, kind, ...columnsOf(fields), secret, check_asked_at: now, created_at: now })
    .execute();
  return id;
}

export async function saveDestination(
  tx: Tx,
  id: string,
  fields: DestinationFields,
  secret: Buffer | undefined,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('destinations')
    .set({ ...columnsOf(fields), ...(secret && { secret }), version: sql`version + 1`, check_asked_at: now })
    .where('id', '=', id)
    .execute();
}

/** Its secret is forgotten: nothing is sent there again. */
export async function closeDestination(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('destinations')
    .set({ removed_at: now, automatic: false, secret: Buffer.alloc(0) })
    .where('id', '=', id)
    .execute();
}

export async function askForCheck(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('destinations').set({ check_asked_at: now }).where('id', '=', id).execute();
}

/** An answer about settings that have changed meanwhile is none. */
export async function saveCheck(
  db: Db,
  { id, version }: Pick<DestinationRow, 'id' | 'version'>,
  { words, fault }: { words: string | null; fault: string | null },
  now: Date,
): Promise<void> {
  await db
    .updateTable('destinations')
    .set({ checked_at: now, check_asked_at: null, check_words: words, check_fault: fault })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}

/** What a destination may ask about a post-mortem: its template, the services of its incidents and their teams. */
export async function findOffered(db: Db, postMortemId: string) {
  return db
    .selectFrom('post_mortems as pm')
    .select([
      'pm.template',
      sql<
        string[]
      >`array(select distinct x.service_id from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id where pi.post_mortem_id = pm.id)`.as(
        'serviceIds',
      ),
      sql<
        string[]
      >`array(select distinct t.team_id from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id join service_teams t on t.service_id = x.service_id where pi.post_mortem_id = pm.id)`.as(
        'teamIds',
      ),
    ])
    .where('pm.id', '=', postMortemId)
    .executeTakeFirstOrThrow();
}
