import {
  findIncidentByExternalId,
  findKnownEvents,
  getIncidentHead,
  type IncomingEvent,
  listStatedTimes,
  openIncident,
  stateParticipant,
  stateTime,
  storeEvents,
} from '#server/features/incidents/index.ts';
import { actorName } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { IncidentRecord, IncidentStatus, Phase } from '#shared/incident-record.ts';
import type { Actor } from '#shared/rules/access.ts';
import { storable, tidy } from './read-record.ts';
import { settleStatus } from './settle-status.ts';
import { storePeople } from './store-people.ts';

/** A record read: what is to be stored, with times as instants. */
export type Reading = {
  record: IncidentRecord;
  externalId: string;
  zone: string | null;
  startedAt: Date;
  stated: ReadonlyMap<Phase, Date>;
  events: readonly IncomingEvent[];
  isPrivate: boolean;
};
export type Stored = { incidentId: string; number: number; created: boolean; events: number; duplicates: number };

/** Most events in one statement. */
const AT_ONCE = 10_000;
/** What the column holds. */
const MOST_CUSTOMERS = 2_147_483_647;

/** Stores a record as an incident; one that is known gets what is new, and keeps what people have made of it. */
export async function storeRecord(ctx: Context, tx: Tx, actor: Actor, reading: Reading): Promise<Stored> {
  const proofs = proofsIn(reading);
  const opened = await open(ctx, tx, actor, reading, proofs.has('impactStarted'));
  const head = opened
    ? { ...opened, status: 'open' as IncidentStatus }
    : await findKnown(tx, actor, reading.externalId);
  const counts = { accepted: 0, duplicates: 0 };
  for (let from = 0; from < reading.events.length; from += AT_ONCE) {
    const stored = await storeEvents(ctx, tx, head.id, reading.events.slice(from, from + AT_ONCE));
    counts.accepted += stored.accepted;
    counts.duplicates += stored.duplicates;
  }
  await storePeople(ctx, tx, head.id, reading.record.people ?? []);
  const proof = await idsOf(tx, head.id, proofs);
  await stateTimes(tx, head.id, reading.stated, proof);
  await settleStatus(ctx, tx, {
    incidentId: head.id,
    from: head.status,
    to: statusOf(reading),
    stated: reading.stated,
    proof,
    by: actorName(actor),
  });
  return {
    incidentId: head.id,
    number: head.number,
    created: opened !== undefined,
    events: counts.accepted,
    duplicates: counts.duplicates,
  };
}

async function open(ctx: Context, tx: Tx, actor: Actor, reading: Reading, isProven: boolean) {
  const { record, stated } = reading;
  const customers = record.impact?.customers;
  const isImpactStart = stated.has('impactStarted');
  // Whoever imports it was not there: it is opened in nobody's name.
  const opened = await openIncident(
    ctx,
    tx,
    { kind: 'system' },
    {
      title: tidy(record.title),
      severity: tidy(record.severity) || null,
      type: tidy(record.type) || null,
      services: (record.services ?? []).map(tidy),
      startedAt: reading.startedAt,
      isImpactStart,
      hasOwnEvent: !isImpactStart || isProven,
      source: 'import',
      externalId: reading.externalId,
      private: reading.isPrivate,
      timeZone: reading.zone,
      summary: storable(record.summary),
      impactText: storable(record.impact?.text),
      impactCustomers: customers == null ? null : Math.min(Math.round(customers), MOST_CUSTOMERS),
    },
  );
  // Whoever brings in a private incident must still see it.
  if (opened && reading.isPrivate && actor.kind === 'member')
    await stateParticipant(tx, opened.id, actor.personId, 'observer');
  return opened;
}

async function findKnown(tx: Tx, actor: Actor, externalId: string) {
  const known = await findIncidentByExternalId(tx, null, externalId);
  // One that the caller may not see must not show through its external id.
  const head = known && (await getIncidentHead(tx, actor, known.id, 'import.run', true).catch(() => undefined));
  if (!head) throw new AppError('conflict', 'The externalId of this record is taken. Choose another one.');
  return head;
}

/** Events at the very time that a phase is stated to have, a change of status before any other. */
function proofsIn({ stated, events }: Reading): Map<Phase, string> {
  const proofs = new Map<Phase, string>();
  for (const [phase, at] of stated) {
    const then = events.filter((event) => event.at.getTime() === at.getTime());
    const event = then.find(({ kind }) => kind === 'status-change') ?? then[0];
    if (event?.externalId) proofs.set(phase, event.externalId);
  }
  return proofs;
}

async function idsOf(tx: Tx, incidentId: string, proofs: ReadonlyMap<Phase, string>): Promise<Map<Phase, string>> {
  const known = await findKnownEvents(tx, incidentId, [...proofs.values()]);
  const ids = new Map(known.map((event) => [event.external_id, event.id]));
  return new Map(
    [...proofs].flatMap(([phase, externalId]) => {
      const id = ids.get(externalId);
      return id ? [[phase, id] as const] : [];
    }),
  );
}

/** What the record states, where nothing has been stated yet but by the opening itself. */
async function stateTimes(
  tx: Tx,
  incidentId: string,
  stated: ReadonlyMap<Phase, Date>,
  proof: ReadonlyMap<Phase, string>,
): Promise<void> {
  const known = new Map((await listStatedTimes(tx, [incidentId])).map((time) => [time.phase, time]));
  for (const [phase, at] of stated) {
    const before = known.get(phase);
    const isSame = before?.at.getTime() === at.getTime() && before.event_id === null && proof.has(phase);
    if (!before || isSame) await stateTime(tx, incidentId, phase, at, proof.get(phase) ?? null);
  }
}

function statusOf({ record, stated }: Reading): IncidentStatus {
  return record.status ?? (stated.has('resolved') ? 'resolved' : stated.has('mitigated') ? 'mitigated' : 'open');
}
