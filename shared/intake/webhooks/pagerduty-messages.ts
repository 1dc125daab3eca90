import { fingerprintOf } from '../fingerprint.ts';
import { type Happening, readAgent, readAgents } from './pagerduty-happening.ts';
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

/** What versions 1 and 2 called the things version 3 names. */
const TYPES: Record<string, string> = {
  'incident.trigger': 'incident.triggered',
  'incident.acknowledge': 'incident.acknowledged',
  'incident.unacknowledge': 'incident.unacknowledged',
  'incident.resolve': 'incident.resolved',
  'incident.assign': 'incident.reassigned',
  'incident.escalate': 'incident.escalated',
  'incident.delegate': 'incident.delegated',
  'incident.annotate': 'incident.annotated',
};

/** The `messages` of versions 1 and 2. What names no incident is left out and noted. */
export function readMessages(messages: unknown[], notes: string[]): Happening[] {
  const happenings = asPayloads(messages).flatMap((message) => readMessage(message) ?? []);
  if (happenings.length < messages.length) notes.push('Messages that name no incident were left out.');
  return happenings;
}

function readMessage(message: Payload): Happening | undefined {
  const incident = asPayload(message.incident) ?? asPayload(asPayload(message.data)?.incident);
  const id = incident && asLine(incident.id);
  const type = asLine(pick(message, 'event', 'type'));
  if (!incident || !id || !type) return undefined;
  const entry = asPayloads(message.log_entries)[0] ?? {};
  const trigger = asPayload(incident.trigger_summary_data) ?? {};
  return {
    id: asLine(message.id) ?? asLine(entry.id) ?? fingerprintOf(message),
    type: TYPES[type] ?? type,
    at:
      asInstant(pick(entry, 'created_at')) ??
      asInstant(message.created_on) ??
      asInstant(incident.last_status_change_on),
    agent: readAgent(entry.agent) ?? readAgent(incident.resolved_by_user) ?? readAgent(incident.last_status_change_by),
    incident: {
      id,
      number: asLine(incident.incident_number),
      title: asLine(pick(incident, 'title', 'description') ?? pick(trigger, 'subject', 'description'), TITLE_LENGTH),
      url: asUrl(incident.html_url),
      services: asLines(incident.service),
      assignees: [
        ...asPayloads(incident.assignments).flatMap((assignment) => readAgents([assignment.assignee])),
        ...asPayloads(incident.assigned_to).flatMap((assignment) => readAgents([assignment.object])),
      ],
      priority: asLine(pick(asPayload(incident.priority) ?? {}, 'summary', 'name'), 100),
      urgency: asLine(incident.urgency, 100),
      createdAt: asInstant(pick(incident, 'created_at', 'created_on')),
    },
    data: { ...message, content: pick(asPayload(entry.channel) ?? {}, 'content', 'summary') },
  };
}
