import { describe, expect, it } from 'vitest';
import { readWebhook } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const repository = { name: 'basket', full_name: 'shop/basket', html_url: 'https://git.example/shop/basket' };
const sender = { login: 'noor-h', type: 'User' };
const deployment = {
  id: 41,
  ref: 'main',
  sha: 'abcdef0123',
  environment: 'production',
  creator: sender,
  created_at: '2026-03-04T09:50:00Z',
};
const read = (body: object) => {
  const reading = readWebhook('github', { repository, sender, ...body }, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  expect(reading.commands).toEqual([]);
  return reading;
};
const toldBy = (body: object) => read(body).changes?.map(({ services, event }) => [event.text, event.at, services[0]]);

describe('a webhook of GitHub', () => {
  it('tells when a deployment began and how it ended', () => {
    expect(toldBy({ action: 'created', deployment })).toEqual([
      ['Deployment of basket main at abcdef0 to production began', '2026-03-04T09:50:00.000Z', 'basket'],
    ]);
    const status = {
      id: 9,
      state: 'failure',
      creator: sender,
      target_url: 'https://ci.example/9',
      created_at: '2026-03-04T09:58:00Z',
    };
    expect(read({ action: 'created', deployment, deployment_status: status }).changes).toMatchObject([
      {
        event: {
          text: expect.stringContaining('ended: failure'),
          kind: 'deploy',
          url: 'https://ci.example/9',
          actor: 'noor-h',
        },
      },
    ]);
  });

  it('takes the service that the deployment names', () => {
    expect(toldBy({ deployment: { ...deployment, payload: { service: 'checkout' } } })?.[0]?.[2]).toBe('checkout');
  });

  it('tells of runs that bring something out, and of releases, once', () => {
    const run = {
      id: 5,
      run_attempt: 1,
      name: 'Deploy',
      path: '.github/workflows/deploy.yml',
      event: 'push',
      head_branch: 'main',
      head_sha: 'abcdef0123',
      conclusion: 'success',
      html_url: 'https://git.example/runs/5',
      updated_at: '2026-03-04T10:01:00Z',
    };
    expect(toldBy({ action: 'completed', workflow_run: run })).toEqual([
      ['Workflow Deploy of basket ended: success (main at abcdef0)', '2026-03-04T10:01:00.000Z', 'basket'],
    ]);
    const release = {
      id: 3,
      tag_name: 'v4.2.0',
      name: 'Warm caches',
      author: sender,
      published_at: '2026-03-04T09:45:00Z',
    };
    expect(toldBy({ action: 'published', release })?.[0]?.[0]).toBe('Release v4.2.0 of basket published: Warm caches');
    expect(toldBy({ action: 'released', release })).toBeUndefined();
  });

  it.each([
    ['a preview', { deployment: { ...deployment, environment: 'pr-12' } }],
    ['a transient environment', { deployment: { ...deployment, transient_environment: true } }],
    ['a half-way state', { deployment, deployment_status: { state: 'in_progress' } }],
    ['a check', { action: 'completed', workflow_run: { name: 'Tests', path: 'test.yml', conclusion: 'success' } }],
    ['a run that has only begun', { action: 'requested', workflow_run: { name: 'Deploy' } }],
    ['a push', { ref: 'refs/heads/main', commits: [] }],
    ['a test of the connection', { zen: 'Keep it simple.' }],
  ])('leaves out %s, and says why', (_, body) => {
    const reading = read(body);
    expect(reading.changes).toBeUndefined();
    expect(reading.notes).toHaveLength(1);
  });

  it('is refused when it is none', () => {
    expect(readWebhook('github', { hello: 1 }, {}, NOW)).toMatchObject({
      ok: false,
      why: expect.stringContaining('Expected'),
    });
  });
});
