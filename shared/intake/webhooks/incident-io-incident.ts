import type { ParticipantRole, Phase } from '../../incident-record.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { IntakeCommand, IntakeEvent, IntakeFields } from './command.ts';
import {
  asInstant,
  asLine,
  asPayload,
  asPayloads,
  asText,
  asUrl,
  type Payload,
  pick,
  TITLE_LENGTH,
} from './payload.ts';

interface Told {
  type: string;
  id: string;
  incident: Payload;
  /** The whole event: the incident itself, or what surrounds it when its status changed. */
  data: Payload;
  receivedAt: string;
  source: string;
}

/** Timestamps have names that each organisation chooses; these are the usual ones. */
const PHASE_WORDS: [RegExp, Phase][] = [
  [/impact.*(?:start|began)|^started/i, 'impactStarted'],
  [/detected|identified at/i, 'detected'],
  [/acknowledged|accepted/i, 'acknowledged'],
  [/mitigated|fixed|stabili[sz]ed/i, 'mitigated'],
  [/resolved/i, 'resolved'],
];

const SERVICE_FIELD = /\b(?:services?|components?|systems?|products?)\b/i;

/** An incident as incident.io tells it each time: whole, so that each delivery brings everything up to date. */
export function readIncidentIo(told: Told): IntakeCommand[] {
  const { type, id, incident, receivedAt, source } = told;
  const externalId = `${source}:${id}`;
  const title = asLine(incident.name, TITLE_LENGTH) ?? asLine(incident.reference) ?? `incident.io ${id}`;
  const created = asInstant(incident.created_at);
  const updated = asInstant(incident.updated_at) ?? created;
  const times = timesOf(incident);
  const url = asUrl(incident.permalink);
  const opening = openingOf(told, title, created);
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title,
      severity: severityOf(incident),
      services: servicesOf(incident),
      startedAt: times.impactStarted ?? created ?? receivedAt,
      url,
      event: opening,
    },
  ];
  if (!type.includes('incident_created')) commands.push(...changesOf(told, externalId, updated ?? receivedAt, url));
  const fields: IntakeFields = {
    title,
    severity: severityOf(incident),
    type: asLine(asPayload(incident.incident_type)?.name, 100),
    summary: asText(incident.summary, 20_000),
    times,
  };
  commands.push({ type: 'update', externalId, fields, at: updated ?? receivedAt });
  const status = statusOf(incident);
  const isOver = status.to !== 'open';
  // The status of an incident that is only being opened is the opening itself.
  if (isOver || !type.includes('incident_created')) {
    const at = (isOver && times[status.to as 'mitigated' | 'resolved']) || updated || receivedAt;
    const event = { ...opening, externalId: `${externalId}:status:${status.to}:${at}`, at, text: status.text };
    commands.push({ type: 'status', externalId, status: status.to, at, event });
  }
  return [...commands, ...peopleOf(incident, externalId)];
}

function openingOf({ id, receivedAt, source, incident }: Told, title: string, created?: string): IntakeEvent {
  return {
    externalId: `${source}:${id}:opened`,
    at: created ?? receivedAt,
    ...(created ? {} : { assumedAt: true as const }),
    kind: 'status-change',
    text: `Opened in incident.io: ${title}`,
    actor: asLine(asPayload(asPayload(incident.creator)?.user)?.name) ?? 'incident.io',
    ...(asPayload(asPayload(incident.creator)?.user) ? {} : { isByTool: true as const }),
    url: asUrl(incident.permalink),
    source,
  };
}

/** What was said with an update. The same words come again with every later delivery, and stand once. */
function changesOf(
  { data, incident, id, source }: Told,
  externalId: string,
  at: string,
  url?: string,
): IntakeCommand[] {
  const said = asText(pick(data, 'message') ?? incident.most_recent_update_message, 20_000);
  if (!said) return [];
  const event: IntakeEvent = {
    externalId: `${source}:${id}:said:${fingerprintOf(said)}`,
    at,
    // A later delivery repeats the words with its own time: the first one knew better.
    assumedAt: true,
    kind: 'note',
    text: `Update: ${said}`,
    actor: 'incident.io',
    isByTool: true,
    url,
    source,
  };
  return [{ type: 'event', externalId, event }];
}

function statusOf(incident: Payload): { to: 'open' | 'mitigated' | 'resolved'; text: string } {
  const status = asPayload(incident.incident_status) ?? asPayload(incident.status) ?? {};
  const name = asLine(status.name, 80) ?? 'unknown';
  const category = asLine(status.category, 40) ?? '';
  const text = `Status in incident.io: ${name}`;
  if (/^(?:learning|post-incident|closed|declined|merged|canceled|cancelled)$/.test(category))
    return { to: 'resolved', text };
  return { to: /\b(?:monitoring|mitigated|fixed)\b/i.test(name) ? 'mitigated' : 'open', text };
}

function timesOf(incident: Payload): Partial<Record<Phase, string>> {
  const times: Partial<Record<Phase, string>> = {};
  for (const entry of asPayloads(incident.incident_timestamp_values)) {
    const name = asLine(asPayload(entry.incident_timestamp)?.name) ?? '';
    const at = asInstant(asPayload(entry.value)?.value ?? entry.value);
    const phase = PHASE_WORDS.find(([words]) => words.test(name))?.[1];
    if (at && phase) times[phase] ??= at;
  }
  return times;
}

const severityOf = (incident: Payload) => asLine(asPayload(incident.severity)?.name, 100);

function servicesOf(incident: Payload): string[] {
  const entries = asPayloads(incident.custom_field_entries).filter((entry) =>
    SERVICE_FIELD.test(asLine(asPayload(entry.custom_field)?.name) ?? ''),
  );
  const names = entries.flatMap((entry) =>
    asPayloads(entry.values).flatMap(
      (value) =>
        asLine(asPayload(value.value_catalog_entry)?.name) ??
        asLine(asPayload(value.value_option)?.value) ??
        asLine(value.value_text) ??
        [],
    ),
  );
  return [...new Set(names)].slice(0, 20);
}

const ROLES = new Map<unknown, ParticipantRole>([
  ['lead', 'lead'],
  ['reporter', 'reporter'],
]);

function peopleOf(incident: Payload, externalId: string): IntakeCommand[] {
  const assigned = asPayloads(incident.incident_role_assignments).map((entry) => ({
    person: asPayload(entry.assignee),
    role: ROLES.get(asPayload(entry.role)?.role_type) ?? ('responder' as const),
  }));
  const creator = { person: asPayload(asPayload(incident.creator)?.user), role: 'reporter' as const };
  return [...assigned, creator].flatMap(({ person, role }): IntakeCommand[] => {
    const name = asLine(person?.name);
    return name ? [{ type: 'participant', externalId, name, email: asLine(person?.email), role }] : [];
  });
}
