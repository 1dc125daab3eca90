import { expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const alert = (extra: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'Slow basket', service: 'basket', severity: 'critical' },
  annotations: { summary: 'Baskets take 9 s to open' },
  startsAt: '2026-03-04T11:02:00+01:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: '',
  panelURL: 'https://graphs.example/d/basket?viewPanel=4',
  fingerprint: '5f0c',
  ...extra,
});
const group = (alerts: object[], extra: object = {}) => ({
  receiver: 'debrief',
  status: 'firing',
  orgId: 1,
  alerts,
  groupLabels: { alertname: 'Slow basket' },
  commonLabels: { alertname: 'Slow basket' },
  commonAnnotations: { summary: 'Baskets take 9 s to open' },
  externalURL: 'https://graphs.example/',
  version: '1',
  groupKey: '{}:{alertname="Slow basket"}',
  truncatedAlerts: 0,
  ...extra,
});
const read = (body: unknown) => {
  const reading = readWebhook('grafana', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

it('opens an incident with its panel, service and severity, and resolves it', () => {
  const known: Known = [];
  const fired = read(group([alert()]));
  expect(fired.commands[0]).toMatchObject({
    type: 'open',
    title: 'Baskets take 9 s to open',
    severity: 'critical',
    services: ['basket'],
    startedAt: '2026-03-04T10:02:00.000Z',
    url: 'https://graphs.example/',
    event: { actor: 'Grafana', source: 'grafana', kind: 'alert', url: 'https://graphs.example/d/basket?viewPanel=4' },
  });
  apply(known, fired.commands);
  apply(known, fired.commands);
  const over = alert({ status: 'resolved', endsAt: '2026-03-04T10:40:00Z' });
  apply(known, read(group([over], { status: 'resolved' })).commands);
  expect(known).toHaveLength(1);
  expect(known[0]).toMatchObject({ status: 'resolved' });
  expect([...known[0]!.events.values()].map(({ at }) => at)).toEqual([
    '2026-03-04T10:02:00.000Z',
    '2026-03-04T10:40:00.000Z',
    '2026-03-04T10:40:00.000Z',
  ]);
});

it('makes nothing of the test of a contact point', () => {
  const labels = { alertname: 'TestAlert', instance: 'Grafana' };
  expect(read(group([alert({ labels })]))).toMatchObject({ commands: [], notes: ['Grafana tested the connection.'] });
});

it('refuses the old alerting and what is no notification, with what to do', () => {
  const old = { ruleName: 'Basket', ruleId: 3, state: 'alerting', title: '[Alerting] Basket', evalMatches: [] };
  expect(readWebhook('grafana', old, {}, NOW)).toMatchObject({ ok: false, why: expect.stringContaining('version 9') });
  expect(readWebhook('grafana', { title: 'A rule', ruleGroup: 'g' }, {}, NOW)).toMatchObject({
    ok: false,
    why: expect.stringContaining('Grafana'),
  });
});
