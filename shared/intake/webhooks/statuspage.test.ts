import { expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const update = (id: string, status: string, at: string, body: string) => ({
  id,
  status,
  body,
  created_at: at,
  display_at: at,
});
const UPDATES = [
  update('u1', 'investigating', '2026-03-04T10:05:00.000Z', 'We look into slow baskets.'),
  update('u2', 'identified', '2026-03-04T10:20:00.000Z', 'A cache is cold.'),
  update('u3', 'monitoring', '2026-03-04T10:40:00.000Z', 'The cache is warm again.'),
  update('u4', 'resolved', '2026-03-04T11:10:00.000Z', 'All is well.'),
];
const hook = (count: number, extra: object = {}) => ({
  meta: { generated_at: NOW },
  page: { id: 'pg', status_indicator: 'minor' },
  incident: {
    id: 'inc-1',
    name: 'Slow baskets',
    impact: 'minor',
    created_at: '2026-03-04T10:05:00.000Z',
    shortlink: 'https://stspg.example/inc-1',
    // Newest first, as Statuspage sends them.
    incident_updates: UPDATES.slice(0, count).reverse(),
    components: [{ id: 'c1', name: 'Basket' }],
    ...extra,
  },
});
const read = (body: unknown) => {
  const reading = readWebhook('statuspage', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

it('tells every update once, moves the incident along, and makes up for lost deliveries', () => {
  for (const counts of [[1, 2, 3, 4], [4], [1, 4, 4]]) {
    const known: Known = [];
    for (const count of counts) apply(known, read(hook(count)).commands);
    expect(known).toHaveLength(1);
    expect(known[0]).toMatchObject({ title: 'Slow baskets', severity: 'minor', status: 'resolved' });
    expect([...known[0]!.events.values()].map(({ text }) => text.split(':')[0])).toEqual([
      'Investigating',
      'Identified',
      'Monitoring',
      'Resolved',
    ]);
  }
});

it('is mitigated while it is watched', () => {
  const known: Known = [];
  apply(known, read(hook(3)).commands);
  expect(known[0]).toMatchObject({ status: 'mitigated' });
  expect(read(hook(1)).commands[0]).toMatchObject({ services: ['Basket'], url: 'https://stspg.example/inc-1' });
});

it('makes nothing of planned work and of single components', () => {
  expect(read(hook(1, { scheduled_for: '2026-03-05T01:00:00Z' }))).toMatchObject({ commands: [] });
  expect(
    read({ page: {}, component_update: { new_status: 'major_outage' }, component: { name: 'Basket' } }),
  ).toMatchObject({
    commands: [],
    notes: [expect.stringContaining('component')],
  });
});

it('opens an incident without an update, and refuses what is none', () => {
  expect(read(hook(0)).commands).toMatchObject([{ type: 'open', event: { text: 'On the status page: Slow baskets' } }]);
  expect(readWebhook('statuspage', { page: {} }, {}, NOW)).toMatchObject({
    ok: false,
    why: expect.stringContaining('Expected'),
  });
});
