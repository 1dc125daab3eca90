import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { IncidentStatus } from '#shared/incident-record.ts';

/** How a source calls an incident. */
export type Name = { sourceId: string; externalId: string };
export type NamedIncident = { id: string; number: number; title: string; status: IncidentStatus; startedAt: Date };

export const nameKey = (name: Name): string => `${name.sourceId} ${name.externalId}`;

/**
 * The incidents behind names, by `nameKey`, locked so that nothing changes them until the transaction ends. With `skipLocked`
 * one that somebody else works on is left out rather than waited for.
 */
export async function lockNamedIncidents(
  tx: Tx,
  names: readonly Name[],
  skipLocked: boolean,
): Promise<Map<string, NamedIncident>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<Omit<NamedIncident, 'startedAt'> & { source_id: string; external_id: string; at: Date }>`
    select n.source_id, n.external_id, i.id, i.number, i.title, i.status, i.started_at as at
    from incident_names n join incidents i on i.id = n.incident_id
    where (n.source_id, n.external_id) in
      (select * from unnest(${names.map((one) => one.sourceId)}::uuid[], ${names.map((one) => one.externalId)}::text[]))
    order by i.id for update of i ${skipLocked ? sql`skip locked` : sql``}`.execute(tx);
  // Several names of one incident share one object, so that a change of it shows under each.
  const incidents = new Map<string, NamedIncident>();
  for (const { id, number, title, status, at } of rows) incidents.set(id, { id, number, title, status, startedAt: at });
  return new Map(
    rows.map((row) => [
      nameKey({ sourceId: row.source_id, externalId: row.external_id }),
      incidents.get(row.id) as NamedIncident,
    ]),
  );
}

/** Which of the names stand for an incident, locked or not. */
export async function listTakenNames(db: Db, names: readonly Name[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const { rows } = await sql<{ source_id: string; external_id: string }>`
    select source_id, external_id from incident_names where (source_id, external_id) in
      (select * from unnest(${names.map((one) => one.sourceId)}::uuid[], ${names.map((one) => one.externalId)}::text[]))`.execute(
    db,
  );
  return new Set(rows.map((row) => nameKey({ sourceId: row.source_id, externalId: row.external_id })));
}

export async function addNames(tx: Tx, incidentId: string, names: readonly Name[]): Promise<void> {
  if (names.length === 0) return;
  await tx
    .insertInto('incident_names')
    .values(
      names.map(({ sourceId, externalId }) => ({
        source_id: sourceId,
        external_id: externalId,
        incident_id: incidentId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Until the transaction ends, nobody else opens incidents of these sources: whoever waited sees what was opened. */
export async function lockOpening(tx: Tx, sourceIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(sourceIds)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended('open ' || ${id}::text, 0))`.execute(tx);
}
