import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import { readIncidentIo } from './incident-io-incident.ts';
import { asInstant, asLine, asPayload, asText, asUrl, type Payload, pick } from './payload.ts';

const SOURCE = 'incident-io';

/**
 * incident.io's webhooks (docs.incident.io/api-reference/webhooks): the kind of event, and under a key of that very name what it is
 * about. Incidents, their updates, actions and follow-ups are read. Private incidents arrive as an id alone, and nothing is made of it.
 */
export function readIncidentIoWebhook(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  const type = asLine(payload?.event_type, 120);
  const data = type !== undefined && payload && Object.hasOwn(payload, type) ? asPayload(payload[type]) : undefined;
  if (!type || !data) {
    return {
      ok: false,
      why: 'Expected a webhook of incident.io: {"event_type": "public_incident.incident_created_v2", and the same name as a key}.',
    };
  }
  if (type.startsWith('private_incident.')) {
    return {
      ok: true,
      commands: [],
      notes: ['incident.io tells only the id of a private incident; nothing was made of it.'],
    };
  }
  const what = /^public_incident\.(incident|action|follow_up)_/.exec(type)?.[1];
  if (what === 'incident') return readIncident(type, data, receivedAt);
  if (what) return readTask(what, data, receivedAt);
  return { ok: true, commands: [], notes: [`Events of the type ${type.slice(0, 80)} are not about an incident.`] };
}

function readIncident(type: string, data: Payload, receivedAt: string): Reading {
  // A change of status carries the incident beside what was said.
  const incident = asPayload(data.incident) ?? data;
  const id = asLine(incident.id);
  if (!id) return { ok: false, why: `The ${type.slice(0, 80)} event names no incident: expected "id".` };
  const mode = asLine(incident.mode);
  if (mode === 'test' || mode === 'tutorial')
    return { ok: true, commands: [], notes: ['A test incident opens none here.'] };
  if (incident.visibility === 'private') {
    return { ok: true, commands: [], notes: ['A private incident; nothing was made of it.'] };
  }
  return { ok: true, commands: readIncidentIo({ type, id, incident, data, receivedAt, source: SOURCE }), notes: [] };
}

/** An action is part of the incident; a follow-up is for afterwards, and a note that it was written down. */
function readTask(what: string, data: Payload, receivedAt: string): Reading {
  const incident = asLine(data.incident_id);
  const id = asLine(data.id);
  if (!incident || !id) return { ok: false, why: 'Expected "id" and "incident_id" in an action or follow-up.' };
  const externalId = `${SOURCE}:${incident}`;
  const at = asInstant(data.created_at);
  const assignee = asPayload(data.assignee);
  const name = asLine(assignee?.name);
  const text = asText(pick(data, 'title', 'description')) ?? 'without words';
  const status = asLine(data.status, 40);
  const isAction = what === 'action' && data.follow_up !== true;
  const event: IntakeEvent = {
    externalId: `${SOURCE}:${what}:${id}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: isAction ? 'action' : 'note',
    text: `${isAction ? 'Action' : 'Follow-up'}${name ? ` of ${name}` : ''}: ${text}${status && status !== 'outstanding' ? ` (${status.replaceAll('_', ' ')})` : ''}`,
    actor: 'incident.io',
    isByTool: true,
    url: asUrl(asPayload(data.external_issue_reference)?.issue_permalink),
    source: SOURCE,
  };
  const commands: IntakeCommand[] = [{ type: 'event', externalId, event }];
  if (isAction && name)
    commands.push({ type: 'participant', externalId, name, email: asLine(assignee?.email), role: 'responder' });
  return { ok: true, commands, notes: [] };
}
