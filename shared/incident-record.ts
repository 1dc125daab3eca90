import { z } from 'zod';

/**
 * The incident record, `debrief.incident/v1`: what any tool can write to a file and hand to Debrief.
 * Every field but `format` and `title` may be missing; the draft then says what is not known.
 * Times are ISO 8601. A time without an offset is read in `timeZone` (an IANA name; UTC when absent).
 */
export const EVENT_KINDS = [
  'alert',
  'status-change',
  'message',
  'deploy',
  'action',
  'decision',
  'hypothesis',
  'observation',
  'note',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const BASES = ['recorded', 'recalled', 'inferred'] as const;
export type Basis = (typeof BASES)[number];

export const PARTICIPANT_ROLES = ['lead', 'responder', 'reporter', 'observer'] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const INCIDENT_STATUSES = ['open', 'mitigated', 'resolved', 'closed'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const PHASES = ['impactStarted', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;
export type Phase = (typeof PHASES)[number];

const text = (max: number) => z.string().max(max, { error: `is longer than ${max.toLocaleString('en')} characters` });
const time = z.string().max(64);

export const recordEvent = z.object({
  id: z.string().min(1).max(200),
  at: time.nullish(),
  kind: z.enum(EVENT_KINDS).nullish().catch(null),
  text: text(200_000),
  actor: text(200).nullish(),
  source: text(200).nullish(),
  url: text(4000).nullish(),
  basis: z.enum(BASES).nullish(),
  key: z.boolean().nullish(),
  /** Reply to: the id of the event that began the thread. */
  thread: z.string().nullish(),
  /** Emoji names with how many people gave each, as chat tools export them. */
  reactions: z.array(z.object({ name: z.string(), count: z.number() })).nullish(),
});

export const recordPerson = z.object({
  id: z.string().max(200).nullish(),
  name: text(200),
  handles: z.array(text(200)).nullish(),
  role: z.enum(PARTICIPANT_ROLES).nullish().catch(null),
});

export const incidentRecord = z.object({
  format: z.literal('debrief.incident/v1', { error: 'must be "debrief.incident/v1"' }),
  title: text(1000),
  reference: text(100).nullish(),
  externalId: text(500).nullish(),
  severity: text(100).nullish(),
  type: text(100).nullish(),
  services: z.array(text(200)).nullish(),
  status: z.enum(INCIDENT_STATUSES).nullish(),
  timeZone: text(100).nullish(),
  summary: text(100_000).nullish(),
  impact: z.object({ text: text(10_000).nullish(), customers: z.number().nonnegative().nullish() }).nullish(),
  times: z
    .object({
      impactStarted: time.nullish(),
      detected: time.nullish(),
      acknowledged: time.nullish(),
      mitigated: time.nullish(),
      resolved: time.nullish(),
    })
    .nullish(),
  people: z.array(recordPerson).max(5000).nullish(),
  events: z.array(recordEvent).max(200_000).nullish(),
});

export type IncidentRecord = z.infer<typeof incidentRecord>;
export type RecordEvent = z.infer<typeof recordEvent>;
export type RecordPerson = z.infer<typeof recordPerson>;
