import { z } from 'zod';
import { BASES, EVENT_KINDS, INCIDENT_STATUSES, PARTICIPANT_ROLES, PHASES, type Phase } from '../incident-record.ts';
import {
  contract,
  done,
  flag,
  id,
  incidentRef,
  instant,
  line,
  list,
  page,
  pageInput,
  requiredLine,
  timeText,
  timeZone,
  words,
} from './contract.ts';
import { personRef } from './people.ts';

export const OUTCOMES = ['required', 'recommended', 'optional', 'not-needed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const phaseTime = z.object({
  at: instant,
  /** Events that prove it. */
  evidence: z.array(id),
  basis: z.enum(['stated', 'derived']),
  why: z.string(),
});
export const phaseTimes = z.object(
  Object.fromEntries(PHASES.map((phase) => [phase, phaseTime.nullable()])) as Record<
    (typeof PHASES)[number],
    z.ZodNullable<typeof phaseTime>
  >,
);

export const reason = z.object({
  text: z.string(),
  weight: z.enum(['for', 'against']),
  rule: z.string(),
  evidence: z.array(z.string()),
  related: z.array(z.string()),
});
export const decision = z.object({
  /** What holds: the override where somebody made one, else what the policy decided. */
  outcome: z.enum(OUTCOMES),
  reasons: z.array(reason),
  decidedAt: instant,
  policyVersion: z.number(),
  policyOutcome: z.enum(OUTCOMES),
  override: z.object({ outcome: z.enum(OUTCOMES), reason: z.string(), by: z.string(), at: instant }).nullable(),
});

export const incidentRow = z.object({
  id,
  reference: z.string(),
  title: z.string(),
  severity: z.string().nullable(),
  type: z.string().nullable(),
  status: z.enum(INCIDENT_STATUSES),
  private: z.boolean(),
  nearMiss: z.boolean(),
  services: z.array(z.string()),
  lead: personRef.nullable(),
  startedAt: instant,
  resolvedAt: instant.nullable(),
  durationMinutes: z.number().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  postMortemId: id.nullable(),
  postMortemReference: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
});

export const participant = z.object({
  person: personRef,
  role: z.enum(PARTICIPANT_ROLES),
  basis: z.enum(['stated', 'derived']),
  did: z.array(z.object({ what: z.string(), evidence: z.array(id) })),
});
export const similarIncident = z.object({
  id,
  reference: z.string(),
  title: z.string(),
  daysAgo: z.number(),
  /** What they share, each in words; what people said of the two stands first. */
  alike: z.array(z.string()),
  /** Whether a person said that the two are the same. */
  said: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  postMortemId: id.nullable(),
  postMortemReference: z.string().nullable(),
});

export const incident = incidentRow.extend({
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  summary: z.string(),
  timeZone: z.string(),
  impact: z.object({ text: z.string(), customers: z.number().nullable() }),
  source: z.string(),
  times: phaseTimes,
  statusHistory: z.array(
    z.object({ status: z.enum(INCIDENT_STATUSES), at: instant, by: z.string().nullable(), eventId: id.nullable() }),
  ),
  participants: z.array(participant),
  decision: decision.nullable(),
  similar: z.array(similarIncident),
  eventCount: z.number(),
  keyEventCount: z.number(),
  may: z.record(z.string(), z.boolean()),
});

export const timelineEvent = z.object({
  id,
  incidentId: id,
  at: instant,
  kind: z.enum(EVENT_KINDS),
  text: z.string(),
  actor: z.string().nullable(),
  personId: id.nullable(),
  source: z.string(),
  url: z.string().nullable(),
  externalId: z.string().nullable(),
  basis: z.enum(BASES),
  key: z.boolean(),
  keyReason: z.string().nullable(),
  thread: z.string().nullable(),
  reactions: z.array(z.object({ name: z.string(), count: z.number() })),
  /** False when the zone of the time was assumed. */
  zoneKnown: z.boolean(),
  receivedAt: instant,
  editedAt: instant.nullable(),
  removedAt: instant.nullable(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

const incidentFields = {
  severity: line(100).nullish(),
  type: line(100).nullish(),
  services: z.array(requiredLine(200)).max(100).optional(),
  lead: line(200).nullish(),
  timeZone: timeZone.nullish(),
  summary: words(100_000).optional(),
  url: line(4000).nullish(),
  impact: z
    .object({ text: words(10_000).optional(), customers: z.number().int().nonnegative().max(2_000_000_000).nullish() })
    .optional(),
  nearMiss: z.boolean().optional(),
};

export const createIncident = contract({
  name: 'incidents.create',
  method: 'POST',
  path: '/incidents',
  who: 'incident.create',
  status: 201,
  summary: 'Open an incident; the same externalId again answers 200 with the incident that exists',
  input: z.object({
    title: requiredLine(1000),
    startedAt: timeText.optional(),
    private: z.boolean().optional(),
    externalId: line(500).optional(),
    ...incidentFields,
  }),
  output: incident,
});
export const listIncidents = contract({
  name: 'incidents.list',
  method: 'GET',
  path: '/incidents',
  who: 'incident.read',
  summary: 'Incidents, newest first',
  input: z.object({
    q: line(200).optional(),
    status: list(z.enum(INCIDENT_STATUSES)).optional(),
    severity: list(line(100)).optional(),
    service: list(line(200)).optional(),
    outcome: list(z.enum(OUTCOMES)).optional(),
    private: flag.optional(),
    ...pageInput,
  }),
  output: page(incidentRow),
});
export const getIncident = contract({
  name: 'incidents.get',
  method: 'GET',
  path: '/incidents/:id',
  who: 'incident.read',
  summary: 'One incident with its times, people and decision',
  input: z.object({ id: incidentRef }),
  output: incident,
});
export const updateIncident = contract({
  name: 'incidents.update',
  method: 'PATCH',
  path: '/incidents/:id',
  who: 'incident.edit',
  summary: 'Change an incident; status resolved triggers the decision and the draft',
  input: z.object({
    id: incidentRef,
    title: requiredLine(1000).optional(),
    status: z.enum(INCIDENT_STATUSES).optional(),
    private: z.boolean().optional(),
    startedAt: timeText.optional(),
    resolvedAt: timeText.optional(),
    mitigatedAt: timeText.optional(),
    /** Phase times stated by a person; null takes the statement back. */
    times: z
      .object(
        Object.fromEntries(PHASES.map((phase) => [phase, timeText.nullish()])) as Record<
          (typeof PHASES)[number],
          z.ZodOptional<z.ZodNullable<typeof timeText>>
        >,
      )
      .optional(),
    /** The events that prove the phase times stated in `times`. */
    proof: z
      .object(
        Object.fromEntries(PHASES.map((phase) => [phase, id.optional()])) as Record<Phase, z.ZodOptional<typeof id>>,
      )
      .optional(),
    ...incidentFields,
  }),
  output: incident,
});

export const newEvent = z.object({
  at: timeText.nullish(),
  kind: z.enum(EVENT_KINDS).nullish(),
  text: z.string(),
  actor: z.string().nullish(),
  url: z.string().nullish(),
  externalId: z.string().nullish(),
  key: z.boolean().nullish(),
  source: z.string().nullish(),
  basis: z.enum(BASES).nullish(),
  thread: z.string().nullish(),
});
export type NewEvent = z.infer<typeof newEvent>;

export const addEvents = contract({
  name: 'events.add',
  method: 'POST',
  path: '/incidents/:id/events',
  who: 'event.add',
  status: 201,
  bodyField: 'events',
  maxBody: 64 * 1024 * 1024,
  summary: 'Add one event or up to 10,000; rows that cannot be read are rejected one by one with the reason',
  input: z.object({
    id: incidentRef,
    timeZone: timeZone.optional(),
    events: z.union([
      z.array(z.unknown()).max(10_000, { error: 'holds more than 10,000 events; send them in several requests' }),
      z.record(z.string(), z.unknown()),
    ]),
  }),
  output: z.object({
    accepted: z.number(),
    duplicates: z.number(),
    edited: z.number(),
    rejected: z.array(z.object({ index: z.number(), why: z.string() })),
    ids: z.array(id).describe('Ids of the stored events, for a request of up to 100 events'),
  }),
});
export const listEvents = contract({
  name: 'events.list',
  method: 'GET',
  path: '/incidents/:id/events',
  who: 'incident.read',
  summary: 'The timeline in order of time',
  input: z.object({
    id: incidentRef,
    key: flag.optional(),
    kind: list(z.enum(EVENT_KINDS)).optional(),
    q: line(200).optional(),
    around: id.optional(),
    ...pageInput,
  }),
  output: page(timelineEvent),
});
export const updateEvent = contract({
  name: 'events.update',
  method: 'PATCH',
  path: '/incidents/:id/events/:eventId',
  who: 'event.edit',
  summary: 'Edit an event, or key and unkey it; what it said before is kept',
  input: z.object({
    id: incidentRef,
    eventId: id,
    at: timeText.optional(),
    kind: z.enum(EVENT_KINDS).optional(),
    text: words(100_000).optional(),
    actor: line(200).nullish(),
    url: line(4000).nullish(),
    key: z.boolean().optional(),
    removed: z.boolean().optional(),
  }),
  output: timelineEvent,
});
export const listEventEdits = contract({
  name: 'events.edits',
  method: 'GET',
  path: '/incidents/:id/events/:eventId/edits',
  who: 'incident.read',
  summary: 'What an event said before it was edited',
  input: z.object({ id: incidentRef, eventId: id }),
  output: z.object({
    items: z.array(
      z.object({
        at: instant,
        kind: z.string(),
        text: z.string(),
        actor: z.string().nullable(),
        editedAt: instant,
        editedBy: z.string().nullable(),
      }),
    ),
  }),
});

export const setParticipant = contract({
  name: 'participants.set',
  method: 'PUT',
  path: '/incidents/:id/participants/:personId',
  who: 'incident.edit',
  summary: 'Say what role somebody had',
  input: z.object({ id: incidentRef, personId: id, role: z.enum(PARTICIPANT_ROLES) }),
  output: participant,
});
export const removeParticipant = contract({
  name: 'participants.remove',
  method: 'DELETE',
  path: '/incidents/:id/participants/:personId',
  who: 'incident.edit',
  summary: 'Take somebody off an incident',
  input: z.object({ id: incidentRef, personId: id }),
  output: done,
});
export const overrideDecision = contract({
  name: 'decision.override',
  method: 'POST',
  path: '/incidents/:id/decision',
  who: 'decision.override',
  summary: 'Decide otherwise than the policy, and say why; outcome null goes back to the policy',
  input: z.object({ id: incidentRef, outcome: z.enum(OUTCOMES).nullable(), reason: requiredLine(2000) }),
  output: decision,
});
export const requestDraft = contract({
  name: 'incidents.draft',
  method: 'POST',
  path: '/incidents/:id/draft',
  who: 'post-mortem.create',
  status: 202,
  summary: 'Draft the post-mortem now, whatever was decided; drafting again offers a difference where people wrote',
  input: z.object({ id: incidentRef, template: line(100).optional() }),
  output: z.object({ postMortemId: id, reference: z.string(), proposals: z.number() }),
});

export const listServices = contract({
  name: 'services.list',
  method: 'GET',
  path: '/services',
  who: 'service.read',
  summary: 'Services seen in incidents, with how many',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id, name: z.string(), incidents: z.number() })) }),
});
