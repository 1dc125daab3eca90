import {
  type Derived,
  findRepeatsOf,
  getDerived,
  getIncidentRow,
  listAllEvents,
  listParticipantRows,
} from '#server/features/incidents/index.ts';
import { findTimeZones } from '#server/features/people/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { DecisionFacts } from '#shared/rules/decision/facts.ts';
import { gatherFacts } from '#shared/rules/decision/gather-facts.ts';
import { type Decision, decide } from '#shared/rules/decision.ts';
import { getCurrentPolicy } from './current-policy.ts';

export type Judged = { number: number; decision: Decision; facts: DecisionFacts; policyVersion: number };

/** What the policy says about an incident as its record stands now. */
export async function judgeIncident(db: Db, incidentId: string): Promise<Judged> {
  const [row, events, participants, derived, repeats, current] = await Promise.all([
    getIncidentRow(db, incidentId),
    listAllEvents(db, [incidentId]),
    listParticipantRows(db, incidentId),
    getDerived(db, incidentId),
    findRepeatsOf(db, incidentId),
    getCurrentPolicy(db),
  ]);
  const zones = await findTimeZones(
    db,
    participants.map((one) => one.personId),
  );
  const impactEvidence = events.filter((event) => event.external_id === 'debrief:impact').map((event) => event.id);
  const personOf = new Map(events.map((event) => [event.id, event.person_id ?? undefined]));
  const facts = gatherFacts({
    severity: row.severity,
    type: row.type,
    nearMiss: row.nearMiss,
    impact: { text: row.impactText || null, customers: row.impactCustomers, evidence: impactEvidence },
    phases: phasesOf(derived),
    participants: participants.map((one) => ({
      key: one.personId,
      role: one.role,
      timeZone: zones.get(one.personId) ?? null,
      did: derived.roles[one.personId]?.did ?? [],
    })),
    events: events.map((event) => ({ ...event, at: event.at.getTime() })),
    doneBy: (event) => personOf.get(event.id),
    reopened:
      row.reopened > 0
        ? {
            value: row.reopened,
            evidence: events.filter((event) => event.text === 'Incident reopened').map((event) => event.id),
          }
        : null,
    repeats,
  });
  return { number: row.number, decision: decide(facts, current.policy), facts, policyVersion: current.version };
}

function phasesOf(derived: Derived) {
  return Object.fromEntries(
    Object.entries(derived.times).map(([phase, time]) => [
      phase,
      time ? { at: Date.parse(time.at), evidence: time.evidence } : null,
    ]),
  );
}
