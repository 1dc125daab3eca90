import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import {
  asInstant,
  asLine,
  asLines,
  asPayload,
  asPayloads,
  asText,
  asUrl,
  type Payload,
  pick,
  TITLE_LENGTH,
} from './payload.ts';

const SOURCE = 'statuspage';

const STATUSES: Record<string, 'open' | 'mitigated' | 'resolved'> = {
  investigating: 'open',
  identified: 'open',
  monitoring: 'mitigated',
  resolved: 'resolved',
};

/**
 * Statuspage's webhook to subscribers (support.atlassian.com/statuspage, "webhook notifications"). Each delivery tells all updates of
 * an incident so far, so none is lost with a delivery. Planned work and the state of single components are no incidents.
 */
export function readStatuspage(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  const incident = asPayload(payload?.incident);
  const id = incident && asLine(incident.id);
  if (!incident || !id) {
    if (payload && asPayload(payload.component_update)) {
      return { ok: true, commands: [], notes: ['The state of a component changed; only incidents are taken.'] };
    }
    return {
      ok: false,
      why: 'Expected a webhook of Statuspage: {"page", "incident": {"id", "name", "incident_updates"}}.',
    };
  }
  if (pick(incident, 'scheduled_for') !== undefined || incident.impact === 'maintenance') {
    return { ok: true, commands: [], notes: ['Planned maintenance opens no incident.'] };
  }
  const updates = asPayloads(incident.incident_updates)
    .slice(0, 500)
    .map((update) => eventOf(id, update, receivedAt))
    .sort((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0));
  return { ok: true, commands: writeCommands(incident, id, updates, receivedAt), notes: [] };
}

type Update = { event: IntakeEvent; status?: 'open' | 'mitigated' | 'resolved' };

function eventOf(incident: string, update: Payload, receivedAt: string): Update {
  const at = asInstant(pick(update, 'display_at', 'created_at'));
  const said = asLine(update.status, 40) ?? 'update';
  const words = said.replaceAll('_', ' ');
  const body = asText(update.body);
  const status = Object.hasOwn(STATUSES, said) ? STATUSES[said] : undefined;
  const event: IntakeEvent = {
    externalId: `${SOURCE}:${asLine(update.id) ?? `${incident}:${said}:${at ?? ''}`}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: status ? 'status-change' : 'note',
    text: `${words.charAt(0).toUpperCase()}${words.slice(1)}${body ? `: ${body}` : ''}`,
    actor: 'Status page',
    isByTool: true,
    source: SOURCE,
  };
  return { event, ...(status ? { status } : {}) };
}

function writeCommands(incident: Payload, id: string, updates: Update[], receivedAt: string): IntakeCommand[] {
  const externalId = `${SOURCE}:${id}`;
  const title = asLine(incident.name, TITLE_LENGTH) ?? 'Incident on the status page';
  const first = updates[0]?.event ?? openingOf(id, title, incident, receivedAt);
  const impact = asLine(incident.impact, 40);
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title,
      severity: impact === 'none' ? undefined : impact,
      services: asLines(incident.components).slice(0, 20),
      startedAt: asInstant(incident.created_at) ?? first.at,
      url: asUrl(incident.shortlink),
      event: first,
    },
  ];
  for (const { event, status } of updates) {
    if (event !== first) commands.push({ type: 'event', externalId, event });
    if (status) commands.push({ type: 'status', externalId, status, at: event.at, event });
  }
  return commands;
}

function openingOf(id: string, title: string, incident: Payload, receivedAt: string): IntakeEvent {
  const at = asInstant(incident.created_at);
  return {
    externalId: `${SOURCE}:${id}:opened`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: 'status-change',
    text: `On the status page: ${title}`,
    actor: 'Status page',
    isByTool: true,
    source: SOURCE,
  };
}
