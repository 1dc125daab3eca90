import { sql } from 'kysely';
import { type IncomingEvent, incidentReference } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import { KEEP_PLAN } from '#server/platform/db.ts';
import { newId } from '#server/platform/ids.ts';
import type { Delivery, Receipt } from './delivery.ts';

/** A delivery that only adds one event to the incident its source calls by that name. */
export type PlainDelivery = { delivery: Delivery; name: string; event: IncomingEvent };

const DIVISION_BY_ZERO = '22012';

/**
 * Stores deliveries of single events in one statement, hence one round trip and one commit for all of them; this is why it writes
 * to the tables of incidents itself. Left out of the answer, and not stored, is what it cannot do: an incident that is unknown or
 * locked by somebody else, a delivery that was there before. An event that exists already may be an edit, which takes more than a
 * statement: then a division by zero undoes the whole of it, and nothing is answered.
 */
export async function storePlainEvents(
  db: Db,
  plain: readonly PlainDelivery[],
  now: Date,
): Promise<Map<Delivery, Receipt>> {
  const byId = new Map(plain.map((one) => [newId(), one.delivery]));
  const each = <T>(read: (one: PlainDelivery) => T): T[] => plain.map(read);
  const statement = sql<{ id: string; number: number }>`${sql.raw(KEEP_PLAN)}
    with e as (
      select * from unnest(
        ${[...byId.keys()]}::uuid[], ${each(({ delivery }) => delivery.source.id)}::uuid[], ${each(({ delivery }) => delivery.key)}::text[],
        ${each(({ delivery }) => delivery.receivedAt.toISOString())}::timestamptz[], ${each(({ delivery }) => delivery.why)}::text[],
        ${each(({ delivery }) => JSON.stringify(delivery.headers))}::jsonb[], ${each(({ delivery }) => bytesOf(delivery.body))}::bytea[],
        ${each(({ name }) => name)}::text[], ${each(() => newId())}::uuid[], ${each(({ event }) => event.at.toISOString())}::timestamptz[],
        ${each(({ event }) => event.kind)}::text[], ${each(({ event }) => event.text)}::text[], ${each(({ event }) => event.actor ?? null)}::text[],
        ${each(({ event }) => event.source)}::text[], ${each(({ event }) => event.url ?? null)}::text[], ${each(({ event }) => event.externalId)}::text[],
        ${each(({ event }) => event.basis ?? 'recorded')}::text[], ${each(({ event }) => event.key ?? false)}::boolean[],
        ${each(({ event }) => event.thread ?? null)}::text[], ${each(({ event }) => reactionsOf(event))}::jsonb[]
      ) as e (delivery_id, source_id, delivery_key, received_at, why, headers, body, name, id, at, kind, text, actor, source, url,
        external_id, basis, key, thread, reactions)
    ), i as materialized (
      select n.source_id, n.external_id as name, i.id as incident_id, i.number
      from (select distinct source_id, name from e) called
      join incident_names n on n.source_id = called.source_id and n.external_id = called.name
      join incidents i on i.id = n.incident_id
      for update of i skip locked
    ), stored as (
      insert into deliveries (id, source_id, key, received_at, outcome, why, headers, body)
      select e.delivery_id, e.source_id, e.delivery_key, e.received_at, 'applied', e.why, e.headers, e.body
      from e join i using (source_id, name)
      on conflict do nothing
      returning id
    ), told as (
      insert into timeline_events
        (id, incident_id, at, kind, text, actor, source, url, external_id, basis, key, keyed_by, thread, reactions, received_at)
      select e.id, i.incident_id, e.at, e.kind, e.text, e.actor, e.source, e.url, e.external_id, e.basis, e.key,
        case when e.key then 'source' end, e.thread, e.reactions, e.received_at
      from e join stored on stored.id = e.delivery_id join i using (source_id, name)
      on conflict (incident_id, external_id) where external_id is not null do nothing
      returning incident_id
    ), touched as (
      update incidents set timeline_version = timeline_version + 1, updated_at = ${now}::timestamptz
      where id in (select incident_id from told)
    )
    select e.delivery_id as id, i.number from e join stored on stored.id = e.delivery_id join i using (source_id, name)
    where 1 / (case when (select count(*) from told) = (select count(*) from stored) then 1 else 0 end) = 1`;
  const { rows } = await statement.execute(db).catch((error: { code?: unknown }) => {
    if (error.code === DIVISION_BY_ZERO) return { rows: [] };
    throw error;
  });
  return new Map(
    rows.flatMap(({ id, number }) => {
      const delivery = byId.get(id);
      return delivery ? [[delivery, { repeated: false, incidents: [incidentReference(number)] }] as const] : [];
    }),
  );
}

function reactionsOf({ reactions }: IncomingEvent): string | null {
  return reactions?.length ? JSON.stringify(reactions) : null;
}

function bytesOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
