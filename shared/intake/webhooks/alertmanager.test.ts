import { describe, expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T10:30:00.000Z';
const NOT_YET = '0001-01-01T00:00:00Z';

interface AlertSpec {
  instance: string;
  start: string;
  end?: string;
  labels?: Record<string, string>;
}

function group(alerts: AlertSpec[], extra: Record<string, unknown> = {}) {
  const status = alerts.every((alert) => alert.end) ? 'resolved' : 'firing';
  return {
    version: '4',
    groupKey: '{}/{team="shop"}:{alertname="CheckoutErrors"}',
    status,
    receiver: 'debrief',
    groupLabels: { alertname: 'CheckoutErrors' },
    commonLabels: { alertname: 'CheckoutErrors', severity: 'critical' },
    commonAnnotations: { summary: 'Checkout fails for customers' },
    externalURL: 'http://alertmanager.example:9093',
    alerts: alerts.map(({ instance, start, end, labels }) => ({
      status: end ? 'resolved' : 'firing',
      labels: { alertname: 'CheckoutErrors', severity: 'critical', job: 'checkout', instance, ...labels },
      annotations: { summary: 'Checkout fails for customers', description: `5xx rate above 2% on ${instance}` },
      startsAt: start,
      endsAt: end ?? NOT_YET,
      generatorURL: 'http://prometheus.example:9090/graph?g0.expr=rate',
      fingerprint: `fp-${instance}`,
    })),
    ...extra,
  };
}

const read = (body: unknown) => {
  const reading = readWebhook('alertmanager', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

const A = { instance: 'web-1', start: '2026-03-04T10:02:03.873077559Z' };
const B = { instance: 'web-2', start: '2026-03-04T11:04:00.5+01:00' };
const A_OVER = { ...A, end: '2026-03-04T10:20:00Z' };
const B_OVER = { ...B, end: '2026-03-04T10:25:10.123456789Z' };

describe('Alertmanager', () => {
  it('opens one incident for a group, with an event for each alert', () => {
    const { commands } = read(group([B, A]));
    expect(commands.map((command) => command.type)).toEqual(['open', 'event']);
    expect(commands[0]).toMatchObject({
      title: 'Checkout fails for customers',
      severity: 'critical',
      services: ['checkout'],
      startedAt: '2026-03-04T10:02:03.873Z',
      url: 'http://alertmanager.example:9093',
      event: {
        at: '2026-03-04T10:02:03.873Z',
        kind: 'alert',
        url: 'http://prometheus.example:9090/graph?g0.expr=rate',
      },
    });
    expect(commands[1]).toMatchObject({ event: { at: '2026-03-04T10:04:00.500Z' } });
    expect(commands[1]).toMatchObject({ event: { text: expect.stringContaining('5xx rate above 2% on web-2') } });
  });

  it('resolves when every alert is resolved, at the last end, and not before', () => {
    expect(read(group([A_OVER, B])).commands.map((command) => command.type)).toEqual(['open', 'event', 'event']);
    const status = read(group([A_OVER, B_OVER])).commands.at(-1);
    expect(status).toMatchObject({ type: 'status', status: 'resolved', at: '2026-03-04T10:25:10.123Z' });
  });

  it('keeps one incident while alerts come and go, and opens a new one when it happens again', () => {
    const known: Known = [];
    for (const body of [
      group([A]),
      group([A]),
      group([A, B]),
      group([A_OVER, B]),
      group([B]),
      group([B]),
      group([B_OVER]),
    ]) {
      apply(known, read(body).commands);
    }
    expect(known.length).toBe(1);
    expect(known[0]!.status).toBe('resolved');
    expect([...known[0]!.events.values()].map((event) => event.text.split(/[:(]/)[0]!.trim())).toEqual([
      'CheckoutErrors firing',
      'CheckoutErrors firing',
      'CheckoutErrors resolved',
      'CheckoutErrors resolved',
      'Resolved',
    ]);
    apply(known, read(group([B_OVER])).commands);
    expect(known.length).toBe(1);
    apply(known, read(group([{ ...A, start: '2026-03-05T03:00:00Z' }])).commands);
    expect(known.map((incident) => incident.status)).toEqual(['resolved', 'open']);
  });

  it('gives a repeated notification the same key and every change another', () => {
    const key = (body: unknown) => read(body).deliveryKey;
    expect(key(group([A]))).toBe(key(JSON.parse(JSON.stringify(group([A])))));
    const keys = [group([A]), group([A, B]), group([A_OVER]), group([{ ...A, start: B.start }])].map(key);
    expect(new Set(keys).size).toBe(4);
  });

  it('does not resolve a group it has seen only a part of', () => {
    const { commands } = read(group([A_OVER], { truncatedAlerts: 12 }));
    expect(commands.some((command) => command.type === 'status')).toBe(false);
    expect(JSON.stringify(commands)).toContain('left out 12 more');
  });

  it('takes the worst severity and names services, not exporters', () => {
    const body = group([
      { ...A, labels: { severity: 'warning', job: 'node-exporter', namespace: 'payments' } },
      { ...B, labels: { severity: 'page', service: 'checkout-api', job: 'kubernetes-pods' } },
      { instance: 'web-3', start: A.start, labels: { job: 'kubernetes-pods', namespace: 'default' } },
    ]);
    expect(read(body).commands[0]).toMatchObject({ severity: 'critical', services: ['payments', 'checkout-api'] });
    const mild = group([{ ...A, labels: { severity: 'info' } }], { commonLabels: {} });
    expect(read(mild).commands[0]).toMatchObject({ severity: 'info' });
  });

  it('reads a body with hardly anything in it, and says what it assumed', () => {
    const reading = read({ status: 'firing', alerts: [{ labels: { alertname: 'DiskFull' } }] });
    expect(reading.commands[0]).toMatchObject({ title: 'DiskFull', startedAt: NOW, event: { assumedAt: true } });
    expect(reading.notes.join(' ')).toContain('time of receipt');
  });

  it('takes no link that is not http, and no text that cannot be stored', () => {
    const body = group([A], { externalURL: 'javascript:alert(1)' });
    body.alerts[0]!.generatorURL = 'file:///etc/passwd';
    body.alerts[0]!.annotations.description = `a\0b \ud800 ${'x'.repeat(200_000)}`;
    const [open] = read(body).commands;
    if (open?.type !== 'open') throw new Error('expected an open command');
    expect(open.url).toBeUndefined();
    expect(open.event.url).toBeUndefined();
    expect(open.event.text).not.toContain('\0');
    expect(open.event.text.isWellFormed()).toBe(true);
    expect(open.event.text.length).toBeLessThan(110_000);
  });

  it.each([null, 'x', 3, [], {}, { alerts: 'none' }, { messages: [] }])('answers %j with a sentence', (body) => {
    const reading = readWebhook('alertmanager', body, {}, NOW);
    expect(reading).toMatchObject({ ok: false, why: expect.stringContaining('groupKey') });
  });
});
