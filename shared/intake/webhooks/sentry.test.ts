import { describe, expect, it } from 'vitest';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const event = {
  event_id: 'e1',
  issue_url: 'https://sentry.example/api/0/issues/771/',
  url: 'https://sentry.example/api/0/projects/shop/basket/events/e1/',
  web_url: 'https://sentry.example/organizations/shop/issues/771/events/e1/',
  title: 'TimeoutError: cache did not answer',
  culprit: 'basket.open',
  level: 'error',
  datetime: '2026-03-04T10:02:00.500Z',
};
const actor = { type: 'user', id: 7, name: 'Noor Haddad' };
const read = (body: unknown) => {
  const reading = readWebhook('sentry', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};

describe('a webhook of Sentry', () => {
  it('opens an incident for an issue whose alert rule was met, and reopens it', () => {
    const { commands } = read({
      action: 'triggered',
      data: { event, triggered_rule: 'Many timeouts' },
      installation: {},
    });
    expect(commands).toMatchObject([
      {
        type: 'open',
        externalId: 'sentry:issue:771',
        title: 'TimeoutError: cache did not answer',
        severity: 'error',
        services: ['basket'],
        startedAt: '2026-03-04T10:02:00.500Z',
        url: event.web_url,
        event: { text: 'TimeoutError: cache did not answer in basket.open (rule: Many timeouts)', kind: 'alert' },
      },
      { type: 'status', status: 'open', at: '2026-03-04T10:02:00.500Z' },
    ]);
  });

  it('knows the same issue in the older shape', () => {
    const body = {
      id: '771',
      project_slug: 'basket',
      level: 'error',
      url: 'https://sentry.example/issues/771/',
      event: { event_id: 'e2', title: 'TimeoutError', timestamp: 1772618520.5 },
    };
    expect(read(body).commands[0]).toMatchObject({
      externalId: 'sentry:issue:771',
      services: ['basket'],
      startedAt: '2026-03-04T10:02:00.500Z',
    });
  });

  it('follows a metric alert from its start to its end', () => {
    const metric = {
      id: '31',
      title: 'Too many timeouts',
      projects: ['basket'],
      date_started: '2026-03-04T10:00:00Z',
      date_closed: '2026-03-04T10:30:00Z',
    };
    const body = (action: string) => ({
      action,
      data: { metric_alert: metric, description_text: '900 events', web_url: 'https://sentry.example/alerts/31/' },
    });
    expect(read(body('critical')).commands).toMatchObject([
      { type: 'open', severity: 'critical', startedAt: '2026-03-04T10:00:00.000Z', services: ['basket'] },
    ]);
    expect(read(body('resolved')).commands[1]).toMatchObject({
      type: 'status',
      status: 'resolved',
      at: '2026-03-04T10:30:00.000Z',
    });
  });

  it('tells what people do with an issue only of an incident that is known', () => {
    const issue = { id: '771', status: 'resolved', lastSeen: '2026-03-04T10:09:00Z', project: { slug: 'basket' } };
    const { commands } = read({ action: 'resolved', data: { issue }, actor, installation: {} });
    expect(commands.map(({ type }) => type)).toEqual(['event', 'status', 'participant']);
    expect(commands.every((command) => command.type !== 'open' && command.ifKnown)).toBe(true);
    expect(commands[1]).toMatchObject({ status: 'resolved', event: { text: 'Resolved in Sentry by Noor Haddad' } });
    expect(read({ action: 'created', data: { issue }, actor, installation: {} })).toMatchObject({
      commands: [],
      notes: [expect.stringContaining('alert rule')],
    });
    const comment = { comment: 'rolled back', comment_id: 5, issue_id: 771, timestamp: '2026-03-04T10:20:00Z' };
    expect(read({ action: 'created', data: comment, actor }).commands[0]).toMatchObject({
      event: { text: 'rolled back', at: '2026-03-04T10:20:00.000Z' },
    });
  });

  it('is refused when it is none', () => {
    for (const body of [{}, [], { event: {} }, { action: 'triggered', data: { event: {} } }])
      expect(readWebhook('sentry', body, {}, NOW)).toMatchObject({ ok: false, why: expect.stringMatching(/xpected/) });
  });
});
