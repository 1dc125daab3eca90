import type pg from 'pg';
import { newId } from '#server/platform/ids.ts';
import type { RecordEvent } from '#shared/incident-record.ts';

/** The columns that the product fills for an event, in the order of a row here. */
const COLUMNS = {
  id: 'uuid',
  incident_id: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  text: 'text',
  actor: 'text',
  person_id: 'uuid',
  source: 'text',
  url: 'text',
  external_id: 'text',
  basis: 'text',
  key: 'boolean',
  keyed_by: 'text',
  thread: 'text',
  reactions: 'jsonb',
  zone_known: 'boolean',
  received_at: 'timestamptz',
};
const names = Object.keys(COLUMNS);
const kinds = Object.values(COLUMNS);
const INSERT = `insert into timeline_events (${names}) `;
const ONE = `${INSERT} values (${names.map((_, index) => `$${index + 1}`)})`;
const MANY = `${INSERT} select * from unnest(${kinds.map((kind, index) => `$${index + 1}::${kind}[]`)})`;

export type EventValues = unknown[];

export function eventRow(incidentId: string, event: Partial<RecordEvent> & { text: string }): EventValues {
  const { at, kind = 'message', text, actor = null, source = 'generic', url = null, id = null } = event;
  const now = new Date().toISOString();
  const row = [newId(), incidentId, at ?? now, kind, text, actor, null, source, url, id, 'recorded', false];
  return [...row, null, null, null, true, now];
}

/** One row in one statement that commits by itself. */
export async function insertOne(client: pg.Client, row: EventValues): Promise<void> {
  await client.query(ONE, row);
}

export async function insertMany(client: pg.Client, rows: readonly EventValues[]): Promise<void> {
  await client.query(
    MANY,
    names.map((_, column) => rows.map((row) => row[column])),
  );
}
