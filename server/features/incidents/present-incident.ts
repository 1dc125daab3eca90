import type { z } from 'zod';
import type { Context, Db } from '#server/platform/context.ts';
import type {
  decision,
  incident,
  incidentRow,
  Outcome,
  participant,
  timelineEvent,
} from '#shared/contracts/incidents.ts';
import { type Actor, allowances, type Guarded } from '#shared/rules/access.ts';
import { type Derived, getDerived } from './derive.ts';
import { incidentReference } from './incident-access.ts';
import {
  type findDecision as FindDecision,
  findDecision,
  getIncidentRow,
  type IncidentRow,
  listStatusChanges,
} from './incidents-store.ts';
import { listSimilar } from './list-similar.ts';
import { listParticipantRows } from './participants-store.ts';
import { countEvents, type EventRow } from './timeline-store.ts';

export function presentRow(row: IncidentRow): z.input<typeof incidentRow> {
  const end = row.resolvedAt;
  return {
    id: row.id,
    reference: incidentReference(row.number),
    title: row.title,
    severity: row.severity,
    type: row.type,
    status: row.status,
    private: row.private,
    nearMiss: row.nearMiss,
    services: row.services,
    lead: row.leadId && row.leadName !== null ? { id: row.leadId, name: row.leadName } : null,
    startedAt: row.startedAt.toISOString(),
    resolvedAt: end?.toISOString() ?? null,
    durationMinutes: end ? Math.max(0, Math.round((end.getTime() - row.startedAt.getTime()) / 60_000)) : null,
    outcome: row.outcome,
    postMortemId: row.postMortemId,
    postMortemReference: row.postMortemNumber === null ? null : `PM-${row.postMortemNumber}`,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function presentEvent(row: EventRow): z.input<typeof timelineEvent> {
  return {
    id: row.id,
    incidentId: row.incident_id,
    at: row.at.toISOString(),
    kind: row.kind,
    text: row.text,
    actor: row.actor,
    personId: row.person_id,
    source: row.source,
    url: row.url,
    externalId: row.external_id,
    basis: row.basis,
    key: row.key,
    keyReason: row.key_reason,
    thread: row.thread,
    reactions: row.reactions ?? [],
    zoneKnown: row.zone_known,
    receivedAt: row.received_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    removedAt: row.removed_at?.toISOString() ?? null,
  };
}

export async function presentIncident(ctx: Context, actor: Actor, id: string): Promise<z.input<typeof incident>> {
  const { db } = ctx;
  const derived = await getDerived(db, id);
  const [row, statuses, participants, latest, counts, similar] = await Promise.all([
    getIncidentRow(db, id),
    listStatusChanges(db, id),
    listParticipantRows(db, id),
    findDecision(db, id),
    countEvents(db, id),
    listSimilar(db, actor, id),
  ]);
  const guarded: Guarded = { private: row.private, participantIds: participants.map((one) => one.personId) };
  const base = presentRow(row as IncidentRow);
  return {
    ...base,
    externalId: row.externalId,
    url: row.url,
    summary: row.summary,
    timeZone: row.timeZone,
    impact: { text: row.impactText, customers: row.impactCustomers },
    source: row.sourceName ?? row.source,
    times: derived.times,
    statusHistory: statuses.map((change) => ({ ...change, at: change.at.toISOString() })),
    participants: participants.map((one) => presentParticipant(one, derived)),
    decision: latest ? presentDecision(latest) : null,
    similar,
    eventCount: counts.all,
    keyEventCount: counts.key,
    may: allowances(
      actor,
      ['incident.edit', 'event.add', 'event.edit', 'decision.override', 'post-mortem.create'],
      guarded,
    ),
  };
}

export function presentParticipant(
  row: Awaited<ReturnType<typeof listParticipantRows>>[number],
  derived: Derived,
): z.input<typeof participant> {
  return {
    person: { id: row.personId, name: row.name },
    role: row.role,
    basis: row.basis,
    did: (derived.roles[row.personId]?.did ?? []).map(({ what, evidence }) => ({ what, evidence })),
  };
}

type DecisionRow = NonNullable<Awaited<ReturnType<typeof FindDecision>>>;

export function presentDecision(row: DecisionRow): z.input<typeof decision> {
  const isOverridden = row.override_reason !== null;
  return {
    outcome: row.outcome as Outcome,
    reasons: row.reasons as z.input<typeof decision>['reasons'],
    decidedAt: row.decided_at.toISOString(),
    policyVersion: row.policy_version,
    policyOutcome: row.policy_outcome as Outcome,
    override: isOverridden
      ? {
          outcome: row.outcome as Outcome,
          reason: row.override_reason ?? '',
          by: row.override_by ?? 'somebody',
          at: row.decided_at.toISOString(),
        }
      : null,
  };
}

export async function getParticipant(
  db: Db,
  incidentId: string,
  personId: string,
): Promise<z.input<typeof participant> | undefined> {
  const derived = await getDerived(db, incidentId);
  const row = (await listParticipantRows(db, incidentId)).find((one) => one.personId === personId);
  return row ? presentParticipant(row, derived) : undefined;
}
