import { fingerprintOf } from '../fingerprint.ts';
import {
  asInstant,
  asLine,
  asLines,
  asPayload,
  asPayloads,
  asUrl,
  type Payload,
  pick,
  TITLE_LENGTH,
} from './payload.ts';

/** Somebody or something PagerDuty names. Only a person takes part in an incident. */
export interface PagerdutyAgent {
  name: string;
  email?: string;
  isPerson: boolean;
}

/** One thing that happened, whichever version of the webhook told it. */
export interface Happening {
  id: string;
  /** Version 3's name, such as `incident.acknowledged`. */
  type: string;
  at?: string;
  agent?: PagerdutyAgent;
  incident: {
    id: string;
    number?: string;
    title?: string;
    url?: string;
    services: string[];
    assignees: PagerdutyAgent[];
    priority?: string;
    urgency?: string;
    createdAt?: string;
  };
  /** What is particular to the type: a note, a responder, a task. */
  data: Payload;
}

/** A person or thing from a reference object, of any version. */
export function readAgent(value: unknown): PagerdutyAgent | undefined {
  const reference = asPayload(value);
  const name = reference && asLine(pick(reference, 'summary', 'name', 'email'));
  if (!reference || !name) return undefined;
  const type = asLine(reference.type) ?? 'user';
  return { name, email: asLine(reference.email), isPerson: type === 'user' || type === 'user_reference' };
}

export function readAgents(value: unknown): PagerdutyAgent[] {
  return Array.isArray(value) ? value.flatMap((item) => readAgent(item) ?? []) : [];
}

/** The `event` of a version 3 webhook; undefined when it names no incident. */
export function readHappening(event: Payload, type: string): Happening | undefined {
  const data = asPayload(event.data);
  if (!data) return undefined;
  const assignment = asPayloads(data.incident_role_assignments)[0];
  const whole = data.type === 'incident' || (data.type === undefined && typeof data.title === 'string');
  const incident = whole ? data : asPayload(data.incident ?? assignment?.incident);
  const id = incident && asLine(incident.id);
  if (!incident || !id) return undefined;
  return {
    id: asLine(event.id) ?? fingerprintOf(event),
    type,
    at: asInstant(event.occurred_at),
    agent: readAgent(event.agent),
    incident: {
      id,
      number: asLine(incident.number),
      title: asLine(pick(incident, 'title', 'summary'), TITLE_LENGTH),
      url: asUrl(incident.html_url),
      services: asLines(incident.service ?? data.service),
      assignees: readAgents(incident.assignees),
      priority: asLine(pick(asPayload(incident.priority) ?? {}, 'summary', 'name'), 100),
      urgency: asLine(incident.urgency, 100),
      createdAt: asInstant(incident.created_at),
    },
    data,
  };
}
