import { describe, expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const user = (id: string, summary: string) => ({
  id,
  summary,
  type: 'user_reference',
  html_url: `https://shop.pagerduty.example/users/${id}`,
});
const SAM = user('PSAM001', 'Sam Okafor');
const MEI = user('PMEI002', 'Mei Lindqvist');
const REFERENCE = {
  id: 'PINC042',
  type: 'incident_reference',
  summary: 'Checkout returns 502',
  html_url: 'https://shop.pagerduty.example/incidents/PINC042',
};

function incident(extra: Record<string, unknown> = {}) {
  return {
    id: 'PINC042',
    type: 'incident',
    html_url: 'https://shop.pagerduty.example/incidents/PINC042',
    number: 42,
    status: 'triggered',
    created_at: '2026-03-04T10:02:00Z',
    title: 'Checkout returns 502',
    service: { id: 'PSRV001', summary: 'checkout', type: 'service_reference' },
    assignees: [SAM],
    priority: null,
    urgency: 'high',
    ...extra,
  };
}

let serial = 0;
function event(type: string, data: unknown, extra: Record<string, unknown> = {}) {
  serial += 1;
  const id = `01EVT${String(serial).padStart(5, '0')}`;
  return {
    event: {
      id,
      event_type: type,
      resource_type: 'incident',
      occurred_at: '2026-03-04T10:05:30.394Z',
      agent: SAM,
      client: null,
      data,
      ...extra,
    },
  };
}

const read = (body: unknown) => {
  const reading = readWebhook('pagerduty', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};
const firstEvent = (body: unknown) => {
  const [command] = read(body).commands;
  if (command?.type !== 'open') throw new Error('expected an open command first');
  return command.event;
};

describe('PagerDuty', () => {
  it('opens with what the incident says of itself', () => {
    const { commands } = read(event('incident.triggered', incident(), { agent: null }));
    expect(commands[0]).toMatchObject({
      type: 'open',
      externalId: 'pagerduty:PINC042',
      title: 'Checkout returns 502',
      severity: 'high',
      services: ['checkout'],
      startedAt: '2026-03-04T10:02:00.000Z',
      url: 'https://shop.pagerduty.example/incidents/PINC042',
      event: { kind: 'alert', at: '2026-03-04T10:05:30.394Z', source: 'pagerduty' },
    });
    expect(commands[1]).toMatchObject({ type: 'participant', name: 'Sam Okafor', role: 'responder' });
  });

  it('prefers the priority over the urgency', () => {
    const body = event('incident.triggered', incident({ priority: { summary: 'P1', type: 'priority_reference' } }));
    expect(read(body).commands[0]).toMatchObject({ severity: 'P1' });
  });

  it('follows an incident from its trigger to its end, reopened in between, twice delivered', () => {
    const bridge = {
      type: 'incident_conference_bridge',
      incident: REFERENCE,
      conference_url: 'https://meet.example/inc-42',
      conference_numbers: [],
    };
    const role = { role: { summary: 'Incident Commander' }, assignee: MEI, status: 'active', incident: REFERENCE };
    const bodies = [
      event('incident.triggered', incident(), { agent: null }),
      event('incident.acknowledged', incident({ status: 'acknowledged' })),
      event('incident.priority_updated', incident({ priority: { summary: 'P2' } }), { agent: MEI }),
      event('incident.responder.added', {
        type: 'incident_responder',
        incident: REFERENCE,
        user: MEI,
        message: 'Need the database',
        state: 'pending',
      }),
      event(
        'incident.responder.replied',
        { type: 'incident_responder', incident: REFERENCE, user: MEI, state: 'accepted' },
        { agent: MEI },
      ),
      event('incident.role.assigned', { type: 'incident_role_assignment', incident_role_assignments: [role] }),
      event('incident.conference_bridge.updated', bridge),
      event(
        'incident.annotated',
        {
          type: 'incident_note',
          incident: REFERENCE,
          id: 'PNOTE1',
          content: 'Rolled back to release 81',
          trimmed: false,
        },
        { agent: MEI },
      ),
      event('incident.status_update_published', {
        type: 'incident_status_update',
        incident: REFERENCE,
        id: 'PSU1',
        message: 'We are rolling back',
      }),
      event('incident.resolved', incident({ status: 'resolved' })),
      event('incident.reopened', incident({ status: 'triggered' })),
      event('incident.unacknowledged', incident(), { agent: null }),
      event('incident.resolved', incident({ status: 'resolved' })),
    ];
    const known: Known = [];
    for (const body of [...bodies, ...bodies.slice(-1)]) apply(known, read(body).commands);
    expect(known.length).toBe(1);
    const [only] = known;
    expect(only).toMatchObject({ status: 'resolved', severity: 'P2', lead: 'Mei Lindqvist' });
    expect(Object.fromEntries(only!.people)).toEqual({ 'Sam Okafor': 'responder', 'Mei Lindqvist': 'lead' });
    expect([...only!.events.values()].map((each) => each.text)).toEqual([
      'PagerDuty triggered: Checkout returns 502',
      'Acknowledged by Sam Okafor',
      'Priority set to P2 by Mei Lindqvist',
      'Mei Lindqvist was asked to help: Need the database',
      'Mei Lindqvist answered the request to help: accepted',
      'Mei Lindqvist is now Incident Commander',
      'Conference bridge: https://meet.example/inc-42',
      'Rolled back to release 81',
      'Status update: We are rolling back',
      'Resolved by Sam Okafor',
      'Reopened by Sam Okafor',
      'No longer acknowledged: paging again',
      'Resolved by Sam Okafor',
    ]);
  });

  it('says who an incident went to', () => {
    const data = incident({ assignees: [SAM, MEI], escalation_policy: { summary: 'Databases' } });
    expect(firstEvent(event('incident.escalated', data)).text).toBe('Escalated to Sam Okafor, Mei Lindqvist');
    expect(firstEvent(event('incident.reassigned', data)).text).toBe(
      'Reassigned to Sam Okafor, Mei Lindqvist by Sam Okafor',
    );
    expect(firstEvent(event('incident.delegated', data)).text).toBe(
      'Handed to the escalation policy Databases by Sam Okafor',
    );
  });

  it('gives a note the kind of what it says', () => {
    const note = (content: string) =>
      firstEvent(event('incident.annotated', { type: 'incident_note', incident: REFERENCE, content })).kind;
    expect(note('restarted the ingress')).toBe('action');
    expect(note('could it be the certificate?')).toBe('hypothesis');
    expect(note('support call at noon')).toBe('note');
  });

  it('names the custom fields that changed', () => {
    const data = {
      type: 'incident_field_values',
      incident: { ...REFERENCE, summary: null },
      custom_fields: [
        { name: 'environment', value: 'production' },
        { name: 'region', value: ['eu', 'us'] },
      ],
      changed_custom_fields: [{ name: 'environment', value: 'staging' }],
    };
    const { commands } = read(event('incident.custom_field_values.updated', data));
    expect(commands[0]).toMatchObject({
      title: 'PagerDuty incident PINC042',
      event: { text: 'Custom fields changed: environment is production (was staging)' },
    });
  });

  it('keeps a type it does not know as a note', () => {
    expect(firstEvent(event('incident.sang_a_song', incident()))).toMatchObject({
      kind: 'note',
      text: 'PagerDuty, sang a song',
    });
  });

  it('accepts a test ping and events about services without doing anything', () => {
    expect(
      read({ event: { id: '01', event_type: 'pagey.ping', data: { message: 'Hello', type: 'ping' } } }).commands,
    ).toEqual([]);
    expect(read(event('service.updated', { id: 'PSRV001', type: 'service', summary: 'checkout' })).commands).toEqual(
      [],
    );
  });

  it('reads the older versions as the newest', () => {
    const sam = { id: 'PSAM001', name: 'Sam Okafor', email: 'sam@shop.example', type: 'user' };
    const v1 = {
      messages: [
        {
          id: 'm-1',
          type: 'incident.resolve',
          created_on: '2026-03-04T11:00:00Z',
          data: {
            incident: {
              id: 'PINC7',
              incident_number: 7,
              created_on: '2026-03-04T10:00:00Z',
              service: { name: 'checkout' },
              assigned_to: [{ object: sam }],
              resolved_by_user: sam,
              trigger_summary_data: { subject: 'Disk full' },
            },
          },
        },
      ],
    };
    expect(read(v1).commands.map((command) => command.type)).toEqual(['open', 'status', 'participant']);
    expect(read(v1).commands[0]).toMatchObject({
      externalId: 'pagerduty:PINC7',
      title: 'Disk full',
      services: ['checkout'],
      event: { text: 'Resolved by Sam Okafor' },
    });
    const v2 = {
      messages: [
        {
          id: 'm-2',
          event: 'incident.acknowledge',
          created_on: '2026-03-04T10:05:00Z',
          log_entries: [{ agent: SAM, created_at: '2026-03-04T10:04:59Z' }],
          incident: incident({
            number: undefined,
            incident_number: 7,
            service: { name: 'checkout' },
            assignments: [{ assignee: MEI }],
          }),
        },
      ],
    };
    expect(read(v2).commands[0]).toMatchObject({
      title: 'Checkout returns 502',
      event: { at: '2026-03-04T10:04:59.000Z', text: 'Acknowledged by Sam Okafor' },
    });
  });

  it.each([
    [null, '"event"'],
    [{ event: { id: 'x' } }, '"event_type"'],
    [{ routing_key: 'r', event_action: 'trigger', payload: {} }, 'Events API'],
    [{ event: { event_type: 'incident.triggered', data: {} } }, 'names no incident'],
  ])('answers %j with a sentence', (body, expected) => {
    expect(readWebhook('pagerduty', body, {}, NOW)).toMatchObject({
      ok: false,
      why: expect.stringContaining(expected),
    });
  });
});
