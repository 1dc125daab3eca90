import type { Db, Tx } from '#server/platform/context.ts';
import { type ParticipantRole, PHASES, type Phase } from '#shared/incident-record.ts';
import { type Deed, deriveParticipants } from '#shared/rules/participants.ts';
import { derivePhaseTimes } from '#shared/rules/phase-times.ts';
import { getIncidentRow, listStatedTimes, saveDerived } from './incidents-store.ts';
import { listParticipantRows, type ParticipantRow, saveDerivedRoles } from './participants-store.ts';
import { type EventRow, listAllEvents } from './timeline-store.ts';

export type PhaseTimeView = { at: string; evidence: string[]; basis: 'stated' | 'derived'; why: string };
export type Derived = {
  times: Record<Phase, PhaseTimeView | null>;
  roles: Record<string, { role: ParticipantRole; did: Deed[] }>;
};

/** Enough to prove a deed; a person with four hundred messages does not need four hundred ids. */
const EVIDENCE_SHOWN = 8;

/**
 * Phase times and what people did, derived from the timeline. Kept with the incident until its timeline changes, because a
 * page of an incident with fifty thousand events must open as fast as any other.
 */
export async function getDerived(db: Db, incidentId: string): Promise<Derived> {
  const row = await getIncidentRow(db, incidentId);
  if (row.derived !== null && row.derivedFor === row.timelineVersion) return row.derived as Derived;
  const [events, participants, stated] = await Promise.all([
    listAllEvents(db, [incidentId]),
    listParticipantRows(db, incidentId),
    listStatedTimes(db, [incidentId]),
  ]);
  const derived = derive(events, participants, stated, row.leadId);
  await saveDerived(db, incidentId, row.timelineVersion, derived);
  await saveDerivedRoles(
    db as Tx,
    incidentId,
    Object.entries(derived.roles).map(([personId, { role }]) => ({ personId, role })),
  );
  return derived;
}

export function derive(
  events: readonly EventRow[],
  participants: readonly ParticipantRow[],
  stated: readonly { phase: Phase; at: Date; event_id: string | null }[],
  leadId: string | null,
): Derived {
  const ruleEvents = events.map((event) => ({
    ...event,
    at: event.at.getTime(),
    actor: event.person_id ?? event.actor,
  }));
  const statedAt = Object.fromEntries(stated.map((time) => [time.phase, time.at.getTime()]));
  const found = derivePhaseTimes(ruleEvents, statedAt);
  const proof = new Map(stated.map((time) => [time.phase, time.event_id]));
  const times = Object.fromEntries(
    PHASES.map((phase) => {
      const time = found[phase];
      if (!time) return [phase, null];
      // What was named as the proof stands first, whatever else fits.
      const named = time.basis === 'stated' ? proof.get(phase) : null;
      const evidence = [...new Set([...(named ? [named] : []), ...time.evidence])];
      return [phase, { at: new Date(time.at).toISOString(), evidence, basis: time.basis, why: time.why }];
    }),
  ) as Derived['times'];
  const people = participants.map((one) => ({
    id: one.personId,
    name: one.name,
    handles: one.handles,
    role: one.personId === leadId ? ('lead' as const) : one.basis === 'stated' ? one.role : null,
  }));
  const from = found.impactStarted?.at ?? found.detected?.at;
  // A program whose name is not a known tool's acts too, but is nobody who takes part.
  const persons = new Set([...people.map(({ id }) => id), ...events.map((event) => event.person_id)]);
  const roles = deriveParticipants(ruleEvents, people, { from, to: undefined }).filter(({ key }) => persons.has(key));
  return {
    times,
    roles: Object.fromEntries(
      roles.map((one) => [
        one.key,
        {
          role: one.role,
          did: one.did.map((deed) => ({ ...deed, evidence: deed.evidence.slice(0, EVIDENCE_SHOWN) })),
        },
      ]),
    ),
  };
}
