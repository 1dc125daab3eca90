import { describe, expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const CREATED = Date.parse('2026-03-04T10:02:00.104Z');
const hook = (action: string, minutes: number, extra: object = {}) => ({
  action,
  integrationName: 'Debrief',
  source: { name: '', type: 'web' },
  alert: {
    alertId: 'b3f1-77',
    tinyId: '77',
    alias: 'basket-slow',
    message: 'Baskets are slow',
    tags: ['eu', 'service:basket'],
    priority: 'P2',
    createdAt: CREATED,
    // As Opsgenie writes it: nanoseconds, more than a JSON number can hold.
    updatedAt: (CREATED + minutes * 60_000) * 1_000_000,
    username: 'noor@shop.example',
    ...extra,
  },
});
const read = (body: unknown) => {
  const reading = readWebhook('opsgenie', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

describe('a webhook of Opsgenie', () => {
  it('opens, acknowledges and closes one incident, in any order', () => {
    const hooks = [
      hook('Create', 0),
      hook('Acknowledge', 4),
      hook('AddNote', 6, { note: 'cache is cold' }),
      hook('Close', 30),
    ];
    for (const order of [hooks, hooks.toReversed(), [...hooks, ...hooks]]) {
      const known: Known = [];
      for (const one of order) apply(known, read(one).commands);
      expect(known).toHaveLength(1);
      const [incident] = known;
      expect(incident).toMatchObject({ title: 'Baskets are slow', severity: 'P2', status: 'resolved' });
      expect(incident!.people.get('noor@shop.example')).toBe('responder');
      expect([...incident!.events.values()].map(({ text }) => text).sort()).toEqual([
        'Acknowledged by noor@shop.example',
        'Closed by noor@shop.example',
        'Opsgenie alert: Baskets are slow',
        'cache is cold',
      ]);
    }
  });

  it('knows the service, the start and the time of each action', () => {
    const [open] = read(hook('Acknowledge', 4)).commands;
    expect(open).toMatchObject({
      services: ['basket'],
      startedAt: '2026-03-04T10:02:00.104Z',
      event: { at: '2026-03-04T10:06:00.104Z', kind: 'status-change' },
    });
  });

  it('takes changes of priority and words, and who was asked', () => {
    const known: Known = [];
    apply(known, read(hook('Create', 0, { username: 'Alert API' })).commands);
    apply(known, read(hook('UpdatePriority', 2, { priority: 'P1' })).commands);
    apply(known, read(hook('AssignOwnership', 3, { owner: 'mei@shop.example' })).commands);
    expect(known[0]).toMatchObject({ severity: 'P1' });
    expect([...known[0]!.people.keys()]).toEqual(['noor@shop.example', 'mei@shop.example']);
  });

  it('keeps an action of your own as a note, and leaves tags alone', () => {
    expect(read(hook('DrainRegion', 5)).commands[0]).toMatchObject({
      event: { kind: 'note', text: 'Opsgenie, Drain Region by noor@shop.example' },
    });
    expect(read(hook('AddTags', 5))).toMatchObject({ commands: [], notes: [expect.stringContaining('AddTags')] });
  });

  it('is refused when it names no alert', () => {
    for (const body of [{}, [], null, { action: 'Create', alert: {} }, { alert: { alertId: 'x' } }])
      expect(readWebhook('opsgenie', body, {}, NOW)).toMatchObject({
        ok: false,
        why: expect.stringContaining('Expected'),
      });
  });
});
