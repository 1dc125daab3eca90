import { describe, expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const AT = Date.parse('2026-03-04T10:02:00Z');
const hook = (transition: string, minutes: number, extra: object = {}) => ({
  id: `ev-${minutes}`,
  title: `[${transition} on {host:basket-1}] Basket queue is long`,
  transition,
  cycle_key: 'cycle-9',
  alert_id: '4711',
  priority: 'P2',
  scope: 'host:basket-1',
  tags: 'env:live, service:basket,team:shop',
  message: '%%% Queue above 50k %%%',
  link: 'https://app.dogs.example/monitors/4711',
  date: String(AT + minutes * 60_000),
  ...extra,
});
const read = (body: unknown) => {
  const reading = readWebhook('datadog', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

describe('a webhook of Datadog', () => {
  it('opens an incident for a cycle and resolves it when it recovers', () => {
    const known: Known = [];
    for (const body of [hook('Triggered', 0), hook('Renotify', 10), hook('Recovered', 25)]) {
      apply(known, read(body).commands);
      apply(known, read(body).commands);
    }
    expect(known).toHaveLength(1);
    expect(known[0]).toMatchObject({ title: 'Basket queue is long', severity: 'P2', status: 'resolved' });
    expect([...known[0]!.events.values()].map(({ at }) => at)).toEqual([
      '2026-03-04T10:02:00.000Z',
      '2026-03-04T10:12:00.000Z',
      '2026-03-04T10:27:00.000Z',
    ]);
    expect(read(hook('Triggered', 0)).commands[0]).toMatchObject({
      services: ['basket'],
      url: 'https://app.dogs.example/monitors/4711',
      event: { text: expect.stringContaining('Queue above 50k'), kind: 'alert' },
    });
  });

  it('opens another incident for the next cycle', () => {
    const known: Known = [];
    apply(known, read(hook('Recovered', 5)).commands);
    apply(known, read(hook('Triggered', 60, { cycle_key: 'cycle-10' })).commands);
    expect(known.map(({ status }) => status)).toEqual(['resolved', 'open']);
  });

  it('reads the default body by its title, and reopens when nothing tells the episodes apart', () => {
    const plain = (state: string, date: number) => ({
      id: String(date),
      title: `[${state} on {host:basket-1}] Basket queue is long`,
      body: 'Queue above 50k',
      date: AT + date,
      event_type: 'query_alert_monitor',
    });
    const known: Known = [];
    apply(known, read(plain('Triggered', 0)).commands);
    apply(known, read(plain('Recovered', 60_000)).commands);
    expect(known).toMatchObject([{ status: 'resolved' }]);
    apply(known, read(plain('Re-Triggered', 120_000)).commands);
    expect(known).toMatchObject([{ status: 'open' }]);
  });

  it('takes a variable that was not filled in for nothing', () => {
    const reading = read(hook('Triggered', 0, { cycle_key: '$ALERT_CYCLE_KEY', priority: 'null', link: '$LINK' }));
    expect(reading.commands[0]).toMatchObject({ severity: undefined, url: undefined });
    expect(reading.notes).toEqual([expect.stringContaining('CYCLE_KEY')]);
  });

  it('is refused when it does not say what happened', () => {
    for (const body of [{ title: 'High load', monitor_id: '1' }, { transition: 'Triggered' }, hook('Painted', 0), 7])
      expect(readWebhook('datadog', body, {}, NOW)).toMatchObject({
        ok: false,
        why: expect.stringContaining('Expected'),
      });
  });
});
