import type { EventKind, ParticipantRole } from '../../incident-record.ts';
import { classifyText } from '../classify.ts';
import type { IntakeFields } from './command.ts';
import { type Happening, type PagerdutyAgent, readAgent, readAgents } from './pagerduty-happening.ts';
import { asLine, asPayload, asPayloads, asText, asUrl, type Payload, pick } from './payload.ts';

/** A happening as the timeline says it, and what it changes. */
export interface Told {
  kind: EventKind;
  text: string;
  status?: 'open' | 'resolved';
  fields?: IntakeFields;
  people: { name: string; email?: string; role: ParticipantRole }[];
  url?: string;
}

type Tell = (happening: Happening) => Omit<Told, 'people'> & { people?: Told['people'] };

const names = (agents: PagerdutyAgent[]): string => agents.map((agent) => agent.name).join(', ');
const by = ({ agent }: Happening): string => (agent ? ` by ${agent.name}` : '');
const assigned = ({ incident }: Happening): string => names(incident.assignees) || 'nobody';
const inRole = (agents: (PagerdutyAgent | undefined)[], role: ParticipantRole): Told['people'] =>
  agents.flatMap((agent) => (agent?.isPerson ? { name: agent.name, email: agent.email, role } : []));

const TELLERS: Record<string, Tell> = {
  'incident.triggered': (happening) => {
    const title = happening.incident.title ?? 'no title';
    return happening.agent?.isPerson
      ? {
          kind: 'status-change',
          text: `${happening.agent.name} opened the incident in PagerDuty: ${title}`,
          people: inRole([happening.agent], 'reporter'),
        }
      : { kind: 'alert', text: `PagerDuty triggered: ${title}` };
  },
  'incident.acknowledged': (happening) => ({
    kind: 'status-change',
    text: `Acknowledged${by(happening)}`,
    people: inRole([happening.agent], 'responder'),
  }),
  'incident.unacknowledged': () => ({ kind: 'status-change', text: 'No longer acknowledged: paging again' }),
  'incident.resolved': (happening) => ({
    kind: 'status-change',
    text: `Resolved${by(happening)}${resolveReason(happening.data)}`,
    status: 'resolved',
    people: inRole([happening.agent], 'responder'),
  }),
  'incident.reopened': (happening) => ({ kind: 'status-change', text: `Reopened${by(happening)}`, status: 'open' }),
  'incident.escalated': (happening) => ({ kind: 'note', text: `Escalated to ${assigned(happening)}` }),
  'incident.reassigned': (happening) => ({
    kind: 'note',
    text: `Reassigned to ${assigned(happening)}${by(happening)}`,
  }),
  'incident.delegated': (happening) => {
    const policy = asLine(asPayload(happening.data.escalation_policy)?.summary);
    return {
      kind: 'note',
      text: `Handed to ${policy ? `the escalation policy ${policy}` : 'another escalation policy'}${by(happening)}`,
    };
  },
  'incident.priority_updated': (happening) => {
    const { priority } = happening.incident;
    if (!priority) return { kind: 'status-change', text: `Priority taken away${by(happening)}` };
    return {
      kind: 'status-change',
      text: `Priority set to ${priority}${by(happening)}`,
      fields: { severity: priority },
    };
  },
  'incident.service_updated': (happening) => {
    const { services } = happening.incident;
    if (services.length === 0) return { kind: 'note', text: `Service changed${by(happening)}` };
    return { kind: 'note', text: `Service changed to ${services.join(', ')}${by(happening)}`, fields: { services } };
  },
  'incident.incident_type.changed': (happening) => {
    const type = asLine(pick(asPayload(happening.data.incident_type) ?? {}, 'display_name', 'name', 'summary'), 100);
    return {
      kind: 'note',
      text: `Incident type changed${type ? ` to ${type}` : ''}${by(happening)}`,
      ...(type ? { fields: { type } } : {}),
    };
  },
  'incident.annotated': ({ data, agent }) => {
    const content = asText(data.content) ?? 'An empty note';
    const kind = classifyText(content);
    return {
      kind: kind === 'message' ? 'note' : kind,
      text: content + trimmed(data),
      people: inRole([agent], 'responder'),
    };
  },
  'incident.status_update_published': ({ data }) => ({
    kind: 'note',
    text: `Status update: ${asText(data.message) ?? 'empty'}${trimmed(data)}`,
  }),
  'incident.responder.added': ({ data }) => {
    const asked = readAgent(data.user);
    const message = asText(data.message, 5000);
    return {
      kind: 'note',
      text: `${asked?.name ?? 'Somebody'} was asked to help${message ? `: ${message}` : ''}`,
      people: inRole([asked], 'observer'),
    };
  },
  'incident.responder.replied': ({ data }) => {
    const asked = readAgent(data.user);
    const state = asLine(data.state, 40) ?? 'unknown';
    return {
      kind: 'note',
      text: `${asked?.name ?? 'Somebody'} answered the request to help: ${state}`,
      people: state === 'accepted' || state === 'joined' ? inRole([asked], 'responder') : [],
    };
  },
  'incident.conference_bridge.updated': ({ data }) => {
    const url = asUrl(data.conference_url);
    const numbers = asPayloads(data.conference_numbers).flatMap((entry) => asLine(entry.number, 60) ?? []);
    return {
      kind: 'note',
      text: `Conference bridge: ${[url, ...numbers].filter(Boolean).join(', ') || 'taken away'}`,
      url,
    };
  },
  'incident.custom_field_values.updated': ({ data }) => ({ kind: 'note', text: tellCustomFields(data) }),
  'incident.role.assigned': ({ data }) => tellRoles(data),
  'incident.workflow.started': ({ data }) => ({
    kind: 'note',
    text: `Workflow started: ${asLine(data.summary) ?? 'unnamed'}`,
  }),
  'incident.workflow.completed': ({ data }) => ({
    kind: 'note',
    text: `Workflow completed: ${asLine(data.summary) ?? 'unnamed'}`,
  }),
};

/** Says in English what happened. An unknown type is a note that names it. */
export function tell(happening: Happening): Told {
  const { type, data, incident } = happening;
  const teller = TELLERS[type];
  if (!teller) return { kind: 'note', text: tellOther(type, data), people: [] };
  const told = teller(happening);
  const stated = told.people ?? [];
  const others = inRole(incident.assignees, 'responder').filter(
    (person) => !stated.some((known) => known.name === person.name),
  );
  return { ...told, people: [...stated, ...others] };
}

function tellOther(type: string, data: Payload): string {
  const words = type
    .replace(/^incident\./, '')
    .replace(/[._]+/g, ' ')
    .slice(0, 80);
  const subject = asLine(pick(asPayload(data.action) ?? {}, 'summary') ?? pick(data, 'name', 'summary'), 300);
  const people = names(readAgents(data.assignees));
  const state = data.type === 'incident' ? undefined : asLine(pick(data, 'status', 'state'), 60);
  const detail = [subject, people && data.type === 'incident_task' ? people : undefined, state]
    .filter(Boolean)
    .join(', ');
  return `PagerDuty, ${words}${detail ? `: ${detail}` : ''}`;
}

function resolveReason(data: Payload): string {
  const reason = asPayload(data.resolve_reason);
  const into = reason && asLine(pick(asPayload(reason.incident) ?? {}, 'summary', 'id'), 300);
  if (into) return `, merged into ${into}`;
  const said = asLine(data.resolve_reason, 300);
  return said ? `: ${said}` : '';
}

const trimmed = (data: Payload): string => (data.trimmed === true ? ' … (shortened by PagerDuty)' : '');

function tellCustomFields(data: Payload): string {
  const changed = new Map(
    asPayloads(data.changed_custom_fields).map((field) => [asLine(field.name), saidOf(field.value)]),
  );
  const fields = asPayloads(data.custom_fields).filter(
    (field) => changed.size === 0 || changed.has(asLine(field.name)),
  );
  const said = fields.map((field) => {
    const before = changed.get(asLine(field.name));
    const now = saidOf(field.value) ?? 'empty';
    return `${asLine(field.name) ?? 'field'} is ${now}${before && before !== now ? ` (was ${before})` : ''}`;
  });
  return `Custom fields changed${said.length > 0 ? `: ${said.join(', ')}` : ''}`;
}

function saidOf(value: unknown): string | undefined {
  return Array.isArray(value) ? value.flatMap((item) => asLine(item) ?? []).join(' and ') : asLine(value, 300);
}

function tellRoles(data: Payload): ReturnType<Tell> {
  const people: Told['people'] = [];
  const said: string[] = [];
  let lead: string | undefined;
  for (const assignment of asPayloads(data.incident_role_assignments)) {
    const role = asLine(asPayload(assignment.role)?.summary) ?? 'a role';
    const now = assignment.status === 'inactive' ? undefined : readAgent(assignment.assignee);
    said.push(now ? `${now.name} is now ${role}` : `Nobody is ${role} any more`);
    const leads = /\b(?:lead|commander|command|manager)\b/i.test(role);
    if (leads && now?.isPerson) lead = now.name;
    people.push(...inRole([now], leads ? 'lead' : 'responder'));
  }
  return {
    kind: 'status-change',
    text: said.join('; ') || 'Roles changed',
    people,
    ...(lead ? { fields: { lead } } : {}),
  };
}
