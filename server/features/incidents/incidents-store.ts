import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Outcome } from '#shared/contracts/incidents.ts';
import type { IncidentStatus, Phase } from '#shared/incident-record.ts';
import type { Actor } from '#shared/rules/access.ts';
import { visibleIncidents } from './incident-access.ts';
import { type IncidentFilter, pageOfIncidents } from './page-of-incidents.ts';

export type IncidentRow = {
  id: string;
  number: number;
  title: string;
  severity: string | null;
  type: string | null;
  status: IncidentStatus;
  private: boolean;
  nearMiss: boolean;
  services: string[];
  leadId: string | null;
  leadName: string | null;
  startedAt: Date;
  resolvedAt: Date | null;
  outcome: Outcome | null;
  postMortemId: string | null;
  postMortemNumber: number | null;
  createdAt: Date;
  updatedAt: Date;
};

/** The columns of a row in a list; `decisions` and `post_mortems` are read here because every list shows them. */
const rowColumns = (eb: Db) =>
  eb
    .selectFrom('incidents as i')
    .leftJoin('people as lead', 'lead.id', 'i.lead_id')
    .leftJoinLateral(
      (sub) =>
        sub
          .selectFrom('post_mortem_incidents as pi')
          .innerJoin('post_mortems as pm', 'pm.id', 'pi.post_mortem_id')
          .select(['pm.id', 'pm.number'])
          .whereRef('pi.incident_id', '=', 'i.id')
          .orderBy('pm.number')
          .limit(1)
          .as('pm'),
      (join) => join.onTrue(),
    )
    .select([
      'i.id',
      'i.number',
      'i.title',
      'i.severity',
      'i.type',
      'i.status',
      'i.private',
      'i.near_miss as nearMiss',
      'i.lead_id as leadId',
      'lead.name as leadName',
      'i.started_at as startedAt',
      'i.resolved_at as resolvedAt',
      'i.created_at as createdAt',
      'i.updated_at as updatedAt',
      'pm.id as postMortemId',
      'pm.number as postMortemNumber',
      sql<
        string[]
      >`array(select s.name from incident_services x join services s on s.id = x.service_id where x.incident_id = i.id order by s.name)`.as(
        'services',
      ),
      sql<Outcome | null>`(select d.outcome from decisions d where d.incident_id = i.id order by d.id desc limit 1)`.as(
        'outcome',
      ),
    ]);

export async function listIncidentRows(db: Db, actor: Actor, filter: IncidentFilter): Promise<IncidentRow[]> {
  return rowColumns(db)
    .innerJoin(pageOfIncidents(actor, filter).as('page'), 'page.id', 'i.id')
    .orderBy('i.started_at', 'desc')
    .orderBy('i.id', 'desc')
    .execute() as Promise<IncidentRow[]>;
}

export async function getIncidentRow(db: Db, id: string) {
  return rowColumns(db)
    .select([
      'i.external_id as externalId',
      'i.url',
      'i.summary',
      'i.impact_text as impactText',
      'i.impact_customers as impactCustomers',
      'i.source',
      'i.reopened',
      'i.timeline_version as timelineVersion',
      'i.derived',
      'i.derived_for as derivedFor',
      sql<string>`coalesce(i.time_zone, (select time_zone from installation))`.as('timeZone'),
      sql<string | null>`(select name from sources where sources.id = i.source_id)`.as('sourceName'),
    ])
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow();
}

export async function findIncidentByExternalId(
  db: Db,
  sourceId: string | null,
  externalId: string,
): Promise<{ id: string; status: IncidentStatus } | undefined> {
  return db
    .selectFrom('incidents')
    .select(['id', 'status'])
    .where('external_id', '=', externalId)
    .where(
      sql<boolean>`coalesce(source_id, '00000000-0000-0000-0000-000000000000') = coalesce(${sourceId}::uuid, '00000000-0000-0000-0000-000000000000')`,
    )
    .executeTakeFirst();
}

export type NewIncident = {
  title: string;
  severity?: string | null;
  type?: string | null;
  startedAt: Date;
  private?: boolean;
  nearMiss?: boolean;
  externalId?: string | null;
  source: string;
  sourceId?: string | null;
  url?: string | null;
  timeZone?: string | null;
  summary?: string;
  impactText?: string;
  impactCustomers?: number | null;
  leadId?: string | null;
};

/** Answers undefined when the same external id was stored meanwhile. */
export async function insertIncident(
  tx: Tx,
  incident: NewIncident,
  now: Date,
): Promise<{ id: string; number: number } | undefined> {
  return tx
    .insertInto('incidents')
    .values({
      id: newId(),
      title: incident.title,
      severity: incident.severity || null,
      type: incident.type || null,
      started_at: incident.startedAt,
      resolved_at: null,
      private: incident.private ?? false,
      near_miss: incident.nearMiss ?? false,
      external_id: incident.externalId || null,
      source: incident.source,
      source_id: incident.sourceId ?? null,
      url: incident.url || null,
      time_zone: incident.timeZone || null,
      summary: incident.summary ?? '',
      impact_text: incident.impactText ?? '',
      impact_customers: incident.impactCustomers ?? null,
      lead_id: incident.leadId ?? null,
      derived: null,
      derived_for: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'number'])
    .executeTakeFirst();
}

export type IncidentFields = Partial<{
  title: string;
  severity: string | null;
  type: string | null;
  private: boolean;
  near_miss: boolean;
  time_zone: string | null;
  summary: string;
  impact_text: string;
  impact_customers: number | null;
  url: string | null;
  lead_id: string | null;
  status: IncidentStatus;
  started_at: Date;
  resolved_at: Date | null;
  reopened: RawBuilder<number>;
}>;

export async function saveIncident(tx: Tx, id: string, fields: IncidentFields, now: Date): Promise<void> {
  await tx
    .updateTable('incidents')
    .set({ ...fields, updated_at: now, timeline_version: sql`timeline_version + 1` })
    .where('id', '=', id)
    .execute();
  if (fields.started_at)
    await tx
      .updateTable('incident_services')
      .set({ started_at: fields.started_at })
      .where('incident_id', '=', id)
      .execute();
}

export async function setServices(tx: Tx, incidentId: string, names: readonly string[]): Promise<void> {
  const unique = [...new Map(names.filter(Boolean).map((name) => [name.toLowerCase(), name])).values()];
  if (unique.length > 0) {
    await tx
      .insertInto('services')
      .values(unique.map((name) => ({ id: newId(), name })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tx.deleteFrom('incident_services').where('incident_id', '=', incidentId).execute();
  if (unique.length === 0) return;
  await sql`insert into incident_services (incident_id, service_id, started_at) select i.id, s.id, i.started_at from incidents i, services s where i.id = ${incidentId} and lower(s.name) = any(${unique.map((name) => name.toLowerCase())})`.execute(
    tx,
  );
}

/** All are counted from an index, and what the actor must not know of is taken off again: that is little, or nothing. */
export async function listServiceRows(db: Db, actor: Actor) {
  const rows = await sql<{ id: string; name: string; incidents: number }>`
    select s.id, s.name, c.count - coalesce(h.count, 0) as incidents
    from (select service_id, count(*) as count from incident_services group by service_id) c
    join services s on s.id = c.service_id
    left join (
      select x.service_id, count(*) as count from incidents i join incident_services x on x.incident_id = i.id
      where i.private and not ${visibleIncidents(actor, 'i')} group by x.service_id) h on h.service_id = c.service_id
    where c.count > coalesce(h.count, 0) order by incidents desc, s.name limit 1000`.execute(db);
  return rows.rows;
}

export async function listStatusChanges(db: Db, incidentId: string) {
  return db
    .selectFrom('status_changes')
    .select(['status', 'at', 'by', 'event_id as eventId'])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function addStatusChange(
  tx: Tx,
  change: { incidentId: string; status: IncidentStatus; at: Date; by: string | null; eventId: string | null },
): Promise<void> {
  await tx
    .insertInto('status_changes')
    .values({
      id: newId(),
      incident_id: change.incidentId,
      status: change.status,
      at: change.at,
      by: change.by,
      event_id: change.eventId,
    })
    .execute();
}

/** The event that tells of the opening was stored after it. */
export async function proveOpening(tx: Tx, incidentId: string, eventId: string): Promise<void> {
  await tx
    .updateTable('status_changes')
    .set({ event_id: eventId })
    .where('incident_id', '=', incidentId)
    .where('status', '=', 'open')
    .where('event_id', 'is', null)
    .execute();
}

/** It was opened earlier than was known: its start moves, and with it the first entry of its history. */
export async function moveOpening(tx: Tx, incidentId: string, at: Date, now: Date): Promise<void> {
  await saveIncident(tx, incidentId, { started_at: at }, now);
  await sql`
    update status_changes set at = ${at} where id =
      (select id from status_changes where incident_id = ${incidentId} and status = 'open' order by at, id limit 1)`.execute(
    tx,
  );
}

export async function listStatedTimes(db: Db, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return [];
  return db.selectFrom('stated_times').selectAll().where('incident_id', 'in', incidentIds).execute();
}

export async function stateTime(
  tx: Tx,
  incidentId: string,
  phase: Phase,
  at: Date | null,
  eventId: string | null,
): Promise<void> {
  if (at === null) {
    await tx.deleteFrom('stated_times').where('incident_id', '=', incidentId).where('phase', '=', phase).execute();
    return;
  }
  await tx
    .insertInto('stated_times')
    .values({ incident_id: incidentId, phase, at, event_id: eventId })
    .onConflict((conflict) => conflict.columns(['incident_id', 'phase']).doUpdateSet({ at, event_id: eventId }))
    .execute();
}

export async function findDecision(db: Db, incidentId: string) {
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function saveDerived(db: Db, incidentId: string, version: number, derived: unknown): Promise<void> {
  await db
    .updateTable('incidents')
    .set({ derived: JSON.stringify(derived), derived_for: version })
    .where('id', '=', incidentId)
    .where('timeline_version', '=', version)
    .execute();
}
