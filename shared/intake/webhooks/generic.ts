import { fingerprintOf } from '../fingerprint.ts';
import { isTimeZone } from '../time.ts';
import type { IntakeCommand, IntakeEvent, IntakeFields, Reading } from './command.ts';
import { type Delivery, readEvent, SOURCE } from './generic-event.ts';
import { readPerson } from './generic-person.ts';
import { isRecord, unfoldRecord } from './generic-record.ts';
import { asInstant, asLine, asLines, asPayload, asText, asUrl, type Payload, pick, TITLE_LENGTH } from './payload.ts';

const EXPECTED =
  'Expected {"incident": {"externalId", "title", "status", …}, "events": [{"at", "text", …}]}, the same fields without "incident", ' +
  'one event {"incident": "externalId", "text", …}, or a record with "format": "debrief.incident/v1".';

const IDS = ['externalId', 'external_id', 'id', 'incidentId', 'incident_id'];
const TIMES = {
  impactStarted: ['impactStarted', 'impact_started', 'impactStartedAt'],
  detected: ['detected', 'detectedAt', 'detected_at'],
  acknowledged: ['acknowledged', 'acknowledgedAt', 'acknowledged_at'],
} as const;
const STARTED = ['startedAt', 'started_at', 'start', 'startTime', 'impactStartedAt', 'createdAt', 'created_at'];
const MITIGATED = ['mitigatedAt', 'mitigated_at'];
const RESOLVED = ['resolvedAt', 'resolved_at', 'endedAt', 'ended_at', 'closedAt', 'end'];

const STATUSES: Record<string, 'open' | 'mitigated' | 'resolved'> = Object.fromEntries(
  (
    [
      [
        'open',
        'open opened new firing triggered active alerting investigating identified acknowledged ongoing started reopened in-progress',
      ],
      ['mitigated', 'mitigated monitoring stabilised stabilized contained'],
      ['resolved', 'resolved closed fixed done ok ended completed recovered'],
    ] as const
  ).flatMap(([status, words]) => words.split(' ').map((word) => [word, status])),
);

/**
 * Debrief's own simple shape, for scripts and tools without a reader of their own (docs/sources.md). Forgiving: camelCase or
 * snake_case, times with or without zone (then UTC) or epoch, statuses in common words, unknown fields ignored. A list of
 * such bodies is read one by one.
 */
export function readGeneric(body: unknown, receivedAt: string): Reading {
  if (!Array.isArray(body)) return readOne(body, receivedAt);
  const commands: IntakeCommand[] = [];
  const notes: string[] = [];
  for (const [index, item] of body.entries()) {
    const reading = readOne(item, receivedAt);
    if (!reading.ok) return { ok: false, why: `Entry ${index + 1} of the list: ${reading.why}` };
    for (const command of reading.commands) commands.push(command);
    for (const note of reading.notes) notes.push(note);
  }
  return body.length > 0 ? { ok: true, commands, notes } : { ok: false, why: EXPECTED };
}

function readOne(body: unknown, receivedAt: string): Reading {
  const given = asPayload(body);
  const payload = given && isRecord(given) ? unfoldRecord(given) : given;
  if (!payload) return { ok: false, why: EXPECTED };
  if (typeof payload === 'string') return { ok: false, why: payload };
  const wrapped = asPayload(payload.incident);
  const incident = wrapped ?? payload;
  const zone = asLine(pick(incident, 'timeZone', 'time_zone') ?? payload.timeZone, 100);
  const delivery: Delivery = { receivedAt, zone: zone && isTimeZone(zone) ? zone : 'UTC', notes: [] };
  if (zone && delivery.zone !== zone)
    delivery.notes.push(`The time zone "${zone}" is not known; times are read as UTC.`);
  const named = asLine(payload.incident, 500);
  if (named) return readEventsOf(named, payload, delivery);
  const title = asLine(pick(incident, 'title', ...(wrapped ? ['name'] : [])), TITLE_LENGTH);
  // Nearly everything that is sent about has an "id": without a title or the word "incident" it proves nothing.
  const id = asLine(pick(incident, ...(title || wrapped ? IDS : IDS.filter((name) => name !== 'id'))), 500);
  if (!title && !id) return { ok: false, why: EXPECTED };
  return readIncident(incident, payload, { title, id }, delivery);
}

function readEventsOf(externalId: string, payload: Payload, delivery: Delivery): Reading {
  const commands = readEvents(externalId, Array.isArray(payload.events) ? payload.events : [payload], delivery);
  if (commands.length === 0) return { ok: false, why: 'An event needs a "text" that is not empty.' };
  return { ok: true, commands, notes: delivery.notes };
}

function readEvents(externalId: string, list: unknown[], delivery: Delivery): IntakeCommand[] {
  return list.flatMap((item, index) => {
    const event = readEvent(externalId, item, delivery);
    if (!event) delivery.notes.push(`Event ${index + 1} has no text and was left out.`);
    return event ? [{ type: 'event' as const, externalId, event }] : [];
  });
}

function readIncident(
  incident: Payload,
  payload: Payload,
  { title, id }: { title: string | undefined; id: string | undefined },
  delivery: Delivery,
): Reading {
  const startedAt = readTime(incident, STARTED, delivery);
  // Without an id the title and start are all there is to recognise the incident by.
  const externalId = id ?? `${SOURCE}:${fingerprintOf([title, startedAt])}`;
  if (!id) delivery.notes.push('No "externalId" was given; the incident is recognised by its title and "startedAt".');
  const fields = readFields(incident, title, delivery);
  const list = Array.isArray(payload.events) ? payload.events : Array.isArray(incident.events) ? incident.events : [];
  const events = payload.event === undefined ? list : [...list, payload.event];
  const commands: IntakeCommand[] = [];
  if (title) commands.push(open(externalId, title, fields, startedAt, delivery.receivedAt));
  if (Object.keys(fields).length > 0) {
    commands.push({ type: 'update', externalId, fields, at: delivery.receivedAt });
  }
  for (const command of readEvents(externalId, events, delivery)) commands.push(command);
  commands.push(...readPeople(externalId, incident, payload));
  commands.push(...readStatus(externalId, incident, delivery));
  if (commands.length === 0) return { ok: false, why: `Nothing to do for "${externalId.slice(0, 80)}". ${EXPECTED}` };
  return { ok: true, commands, notes: delivery.notes };
}

function open(
  externalId: string,
  title: string,
  fields: IntakeFields,
  startedAt: string | undefined,
  receivedAt: string,
): IntakeCommand {
  const at = startedAt ?? receivedAt;
  const event: IntakeEvent = {
    externalId: `${externalId}:opened`,
    at,
    ...(startedAt ? {} : { assumedAt: true as const }),
    kind: 'status-change',
    text: `Incident opened: ${title}`,
    source: SOURCE,
  };
  const { severity, services = [], url } = fields;
  return { type: 'open', externalId, title, severity, services, startedAt: at, url, event };
}

function readFields(incident: Payload, title: string | undefined, delivery: Delivery): IntakeFields {
  const impact = asPayload(incident.impact);
  const impactText = asText(impact ? impact.text : incident.impact, 10_000);
  const customers = Number(pick(impact ?? incident, 'customers', 'customersAffected') ?? Number.NaN);
  const services = asLines(pick(incident, 'services', 'service', 'components'));
  const times = Object.entries(TIMES).flatMap(([phase, names]) => {
    const at = readTime(incident, names, delivery);
    return at ? [[phase, at]] : [];
  });
  const fields: IntakeFields = {
    title,
    severity: asLine(pick(incident, 'severity', 'priority'), 100),
    type: asLine(pick(incident, 'type'), 100),
    services: services.length > 0 ? services : undefined,
    lead: readPerson(pick(incident, 'lead', 'commander'))?.name,
    summary: asText(pick(incident, 'summary', 'description')),
    timeZone: asLine(pick(incident, 'timeZone', 'time_zone'), 100),
    url: asUrl(pick(incident, 'url', 'link', 'html_url')),
    times: times.length > 0 ? Object.fromEntries(times) : undefined,
    impact:
      impactText || Number.isFinite(customers)
        ? {
            ...(impactText ? { text: impactText } : {}),
            ...(customers >= 0 ? { customers: Math.round(customers) } : {}),
          }
        : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function readPeople(externalId: string, incident: Payload, payload: Payload): IntakeCommand[] {
  const lead = readPerson(pick(incident, 'lead', 'commander'));
  const people =
    pick(incident, 'participants', 'people', 'responders') ?? pick(payload, 'participants', 'people', 'responders');
  const others = (Array.isArray(people) ? people : []).flatMap((person) => readPerson(person) ?? []);
  return [...(lead ? [{ ...lead, role: 'lead' as const }] : []), ...others].map((person) => ({
    type: 'participant',
    externalId,
    ...person,
  }));
}

function readStatus(externalId: string, incident: Payload, delivery: Delivery): IntakeCommand[] {
  const said = asLine(pick(incident, 'status', 'state'), 60);
  const mitigatedAt = readTime(incident, MITIGATED, delivery);
  const resolvedAt = readTime(incident, RESOLVED, delivery);
  const status = said === undefined ? undefined : STATUSES[said.toLowerCase().replace(/[\s_]+/g, '-')];
  if (said && !status) delivery.notes.push(`The status "${said}" is not known; say open, mitigated or resolved.`);
  const commands: IntakeCommand[] = [];
  const change = (to: 'open' | 'mitigated' | 'resolved', at: string | undefined, text: string) => {
    const event: IntakeEvent = {
      externalId: `${externalId}:${to}:${at ?? ''}`,
      at: at ?? delivery.receivedAt,
      ...(at ? {} : { assumedAt: true as const }),
      kind: 'status-change',
      text,
      source: SOURCE,
    };
    commands.push({ type: 'status', externalId, status: to, at: at ?? delivery.receivedAt, event });
  };
  if (mitigatedAt || status === 'mitigated') change('mitigated', mitigatedAt, 'Status: mitigated');
  if (status === 'resolved' || (resolvedAt && status === undefined)) change('resolved', resolvedAt, 'Status: resolved');
  if (status === 'open') change('open', undefined, `Status: ${said}`);
  return commands;
}

function readTime(payload: Payload, names: readonly string[], delivery: Delivery): string | undefined {
  const value = pick(payload, ...names);
  const at = asInstant(value, delivery.zone);
  if (value !== undefined && at === undefined && typeof value !== 'boolean') {
    delivery.notes.push(`The time "${asLine(value, 60) ?? typeof value}" could not be read and was left out.`);
  }
  return at;
}
