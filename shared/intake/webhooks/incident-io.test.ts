import { describe, expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const incident = (extra: object = {}) => ({
  id: '01BASKET',
  reference: 'INC-31',
  name: 'Baskets are slow',
  mode: 'standard',
  visibility: 'public',
  permalink: 'https://app.incident.example/incidents/31',
  created_at: '2026-03-04T10:05:00Z',
  updated_at: '2026-03-04T10:05:00Z',
  summary: 'Opening a basket takes 9 s.',
  severity: { name: 'Major' },
  incident_type: { name: 'Production' },
  incident_status: { category: 'live', name: 'Investigating' },
  incident_timestamp_values: [
    { incident_timestamp: { name: 'Impact started' }, value: { value: '2026-03-04T09:58:00Z' } },
    { incident_timestamp: { name: 'Resolved at' }, value: null },
  ],
  incident_role_assignments: [
    {
      assignee: { name: 'Noor Haddad', email: 'noor@shop.example' },
      role: { role_type: 'lead', name: 'Incident Lead' },
    },
    { assignee: null, role: { role_type: 'custom', name: 'Scribe' } },
  ],
  creator: { user: { name: 'Mei Lindqvist', email: 'mei@shop.example' } },
  custom_field_entries: [
    { custom_field: { name: 'Affected services' }, values: [{ value_catalog_entry: { name: 'Basket' } }] },
    { custom_field: { name: 'Team' }, values: [{ value_option: { value: 'Shop' } }] },
  ],
  ...extra,
});
const hook = (kind: string, data: object, scope = 'public_incident') => ({
  event_type: `${scope}.${kind}`,
  [`${scope}.${kind}`]: data,
});
const read = (body: unknown) => {
  const reading = readWebhook('incident-io', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

const CREATED = hook('incident_created_v2', incident());
const MITIGATED = hook('incident_status_updated_v2', {
  incident: incident({ updated_at: '2026-03-04T10:40:00Z', incident_status: { category: 'live', name: 'Monitoring' } }),
  message: 'The cache is warm again',
});
const CLOSED = hook(
  'incident_updated_v2',
  incident({
    updated_at: '2026-03-04T11:30:00Z',
    most_recent_update_message: 'The cache is warm again',
    incident_status: { category: 'learning', name: 'Documenting' },
    incident_timestamp_values: [
      { incident_timestamp: { name: 'Resolved at' }, value: { value: '2026-03-04T11:10:00Z' } },
    ],
  }),
);

describe('a webhook of incident.io', () => {
  it('opens an incident with its people, service and times', () => {
    const known: Known = [];
    const { commands } = read(CREATED);
    expect(commands[0]).toMatchObject({
      type: 'open',
      title: 'Baskets are slow',
      severity: 'Major',
      services: ['Basket'],
      startedAt: '2026-03-04T09:58:00.000Z',
      url: 'https://app.incident.example/incidents/31',
    });
    expect(commands).toContainEqual(
      expect.objectContaining({
        type: 'update',
        fields: expect.objectContaining({ times: { impactStarted: '2026-03-04T09:58:00.000Z' }, type: 'Production' }),
      }),
    );
    apply(known, commands);
    expect(Object.fromEntries(known[0]!.people)).toEqual({ 'Noor Haddad': 'lead', 'Mei Lindqvist': 'reporter' });
  });

  it('follows it to the end, and tells what was said once', () => {
    const known: Known = [];
    apply(known, read(CREATED).commands);
    apply(known, read(MITIGATED).commands);
    expect(known[0]).toMatchObject({ status: 'mitigated' });
    apply(known, read(CLOSED).commands);
    apply(known, read(CLOSED).commands);
    expect(known).toHaveLength(1);
    expect(known[0]).toMatchObject({ status: 'resolved' });
    expect([...known[0]!.events.values()].map(({ text }) => text)).toEqual([
      'Opened in incident.io: Baskets are slow',
      'Update: The cache is warm again',
      'Status in incident.io: Monitoring',
      'Status in incident.io: Documenting',
    ]);
    expect([...known[0]!.events.values()].at(-1)).toMatchObject({ at: '2026-03-04T11:10:00.000Z' });
  });

  it('tells actions as actions and follow-ups as notes, each once', () => {
    const task = { id: 'T1', incident_id: '01BASKET', created_at: '2026-03-04T10:20:00Z', status: 'outstanding' };
    const action = hook('action_created_v1', {
      ...task,
      description: 'Warm the cache',
      assignee: { name: 'Sam Okafor' },
    });
    const done = hook('action_updated_v1', { ...task, description: 'Warm the cache', status: 'completed' });
    const followUp = hook('follow_up_created_v2', { ...task, title: 'Warm it at start', description: 'More words' });
    const known: Known = [];
    for (const body of [CREATED, action, done, followUp]) apply(known, read(body).commands);
    const told = [...known[0]!.events.values()].slice(1).map(({ kind, text }) => `${kind} ${text}`);
    expect(told).toEqual(['action Action: Warm the cache (completed)', 'note Follow-up: Warm it at start']);
    expect(known[0]!.people.get('Sam Okafor')).toBe('responder');
  });

  it('makes nothing of private incidents and tests', () => {
    expect(read(hook('incident_created_v2', { id: 'x' }, 'private_incident')).commands).toEqual([]);
    expect(read(hook('incident_created_v2', incident({ visibility: 'private' }))).commands).toEqual([]);
    expect(read(hook('incident_created_v2', incident({ mode: 'test' }))).commands).toEqual([]);
  });

  it('is refused without its own key or an incident', () => {
    for (const body of [{}, { event_type: 'public_incident.incident_created_v2' }, hook('incident_created_v2', {})])
      expect(readWebhook('incident-io', body, {}, NOW)).toMatchObject({
        ok: false,
        why: expect.stringMatching(/xpected/),
      });
  });
});
