import { sql } from 'kysely';
import type { Tx } from '#server/platform/context.ts';
import type { EventKind } from '#shared/incident-record.ts';

export type KnownEvent = {
  id: string;
  incident_id: string;
  external_id: string;
  at: Date;
  kind: EventKind;
  text: string;
  actor: string | null;
  isPersonEdited: boolean;
};

/** How an event is named from outside: the same name again is the same event. */
export type EventName = { incidentId: string; externalId: string };

/** The stored events behind these external ids of one incident. */
export async function findKnownEvents(
  tx: Tx,
  incidentId: string,
  externalIds: readonly string[],
): Promise<KnownEvent[]> {
  return findNamedEvents(
    tx,
    externalIds.map((externalId) => ({ incidentId, externalId })),
  );
}

/** The stored events behind names, for telling a repetition from an edit. */
export async function findNamedEvents(tx: Tx, names: readonly EventName[]): Promise<KnownEvent[]> {
  if (names.length === 0) return [];
  const rows = await tx
    .selectFrom('timeline_events')
    .select([
      'id',
      'incident_id',
      'external_id',
      'at',
      'kind',
      'text',
      'actor',
      sql<boolean>`exists (select 1 from event_edits e where e.event_id = timeline_events.id and e.edited_by is not null)`.as(
        'isPersonEdited',
      ),
    ])
    .where('external_id', 'is not', null)
    .where(
      sql<boolean>`(incident_id, external_id) in (select * from unnest(${names.map((one) => one.incidentId)}::uuid[], ${names.map((one) => one.externalId)}::text[]))`,
    )
    .execute();
  return rows as KnownEvent[];
}
