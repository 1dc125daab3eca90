import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import { type Happening, readHappening } from './pagerduty-happening.ts';
import { readMessages } from './pagerduty-messages.ts';
import { tell } from './pagerduty-words.ts';
import { asPayload } from './payload.ts';

const SOURCE = 'pagerduty';

/**
 * PagerDuty's webhooks: version 3 (one `event`; developer.pagerduty.com/docs/webhooks/v3-overview) and, as far as they
 * say the same, the older versions 2 and 1 (`messages`). An event type that is not known here is kept as a note: PagerDuty
 * switches a subscription off whose deliveries are refused, and adds types as it goes.
 */
export function readPagerduty(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  if (payload && typeof payload.event_action === 'string') {
    return {
      ok: false,
      why: 'This is a request to PagerDuty’s Events API. Expected what PagerDuty sends out: a version 3 webhook with "event".',
    };
  }
  const happenings: Happening[] = [];
  const notes: string[] = [];
  if (payload && Array.isArray(payload.messages)) happenings.push(...readMessages(payload.messages, notes));
  else {
    const event = asPayload(payload?.event);
    const type = typeof event?.event_type === 'string' ? event.event_type : undefined;
    if (!event || !type) {
      return {
        ok: false,
        why: 'Expected a PagerDuty version 3 webhook: {"event": {"id", "event_type", "occurred_at", "data"}}.',
      };
    }
    if (type === 'pagey.ping') return { ok: true, commands: [], notes: ['PagerDuty tested the connection.'] };
    if (!type.startsWith('incident.')) {
      return { ok: true, commands: [], notes: [`Events of the type ${type.slice(0, 80)} are not about an incident.`] };
    }
    const happening = readHappening(event, type);
    if (!happening)
      return {
        ok: false,
        why: `The ${type.slice(0, 80)} event names no incident: expected "data.id" or "data.incident.id".`,
      };
    happenings.push(happening);
  }
  if (happenings.some((happening) => !happening.at))
    notes.push('The time of the event could not be read; the time of receipt was used.');
  return { ok: true, commands: happenings.flatMap((happening) => writeCommands(happening, receivedAt)), notes };
}

function writeCommands(happening: Happening, receivedAt: string): IntakeCommand[] {
  const { incident } = happening;
  const externalId = `${SOURCE}:${incident.id}`;
  const at = happening.at ?? receivedAt;
  const told = tell(happening);
  const event: IntakeEvent = {
    externalId: `${SOURCE}:${happening.id}`,
    at,
    ...(happening.at ? {} : { assumedAt: true as const }),
    kind: told.kind,
    text: told.text,
    actor: happening.agent?.name,
    ...(happening.agent && !happening.agent.isPerson ? { isByTool: true as const } : {}),
    url: told.url ?? incident.url,
    source: SOURCE,
  };
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title: incident.title ?? nameIncident(happening),
      severity: incident.priority ?? incident.urgency,
      services: incident.services,
      startedAt: incident.createdAt ?? at,
      url: incident.url,
      event,
    },
  ];
  if (told.status) commands.push({ type: 'status', externalId, status: told.status, at, event });
  if (told.fields) commands.push({ type: 'update', externalId, fields: told.fields, at });
  for (const person of told.people) {
    commands.push({ type: 'participant', externalId, name: person.name, email: person.email, role: person.role });
  }
  return commands;
}

function nameIncident({ incident }: Happening): string {
  const name = `PagerDuty incident ${incident.number ? `#${incident.number}` : incident.id}`;
  return incident.services[0] ? `${name} on ${incident.services[0]}` : name;
}
