import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIncident, getIncident } from '#shared/contracts/incidents.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let incidentId: string;

beforeAll(async () => {
  server = await startTestServer();
  incidentId = (await server.call(createIncident, { title: 'Stands through everything' })).id;
});
afterAll(async () => {
  // Whatever was sent: what was stored is there, and the server serves.
  expect((await server.call(getIncident, { id: incidentId })).title).toBe('Stands through everything');
  await server?.stop();
});

async function refused(path: string, init: RequestInit, status: number): Promise<{ detail: string; code: string }> {
  const response = await server.request(path, init);
  const body = (await response.json()) as { detail: string; code: string; status: number };
  expect([response.status, body.detail]).toEqual([status, expect.any(String)]);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(body.status).toBe(status);
  expect(body.detail.length).toBeGreaterThan(15);
  expect(body.detail).not.toMatch(/undefined|\[object|stack|node_modules/);
  return body;
}
const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body,
});

describe('a body', () => {
  it.each([
    ['cut off', '{"title": "x"'],
    ['with words after it', '{"title":"x"} and so on'],
    ['empty', ''],
    ['a list', '[1,2]'],
    ['a number', '7'],
    ['polluting', '{"title":"x","__proto__":{"admin":true}}'],
    ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s is refused with 400', async (_, body) => {
    await refused('/api/v1/incidents', post(body), 400);
  });

  it('of 50 MB is refused with 413, or its connection is closed before it is read', async () => {
    const answer = await server.request('/api/v1/incidents', post(`{"title":"${'x'.repeat(50 * 1024 * 1024)}"}`)).then(
      (response) => response.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(answer);
  });

  it('of another type is refused with 415', async () => {
    await refused('/api/v1/incidents', post('title=x', { 'content-type': 'application/x-www-form-urlencoded' }), 415);
  });

  it('whose length is a lie does no harm', async () => {
    const url = new URL(server.url);
    const status = await new Promise<number | string>((resolve) => {
      const request = httpRequest(
        {
          host: url.hostname,
          port: url.port,
          path: '/api/v1/incidents',
          method: 'POST',
          headers: { ...json, authorization: `Bearer ${server.adminKey}`, 'content-length': '5' },
        },
        (response) => resolve(response.statusCode ?? 0),
      );
      request.on('error', () => resolve('closed'));
      request.write('{"t');
      request.destroy();
      setTimeout(() => resolve('closed'), 500);
    });
    expect(status).toBe('closed');
  });
});

describe('a field', () => {
  it.each([
    ['title missing', {}, 'title'],
    ['title of blanks', { title: '  \u2028 ' }, 'title'],
    ['title too long', { title: 'x'.repeat(1001) }, 'title'],
    ['services no list', { title: 'x', services: 'checkout' }, 'services'],
    ['a zone that is none', { title: 'x', timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['customers below zero', { title: 'x', impact: { customers: -1 } }, 'impact.customers'],
    ['a time that is none', { title: 'x', startedAt: 'yesterdayish' }, 'startedAt'],
    ['the year 20260', { title: 'x', startedAt: '+020260-01-01T00:00:00Z' }, 'startedAt'],
  ])('%s is refused and named', async (_, body, field) => {
    const { detail } = await refused('/api/v1/incidents', post(JSON.stringify(body)), 400);
    expect(detail).toContain(field);
  });

  it('with NUL is stored with a mark in its place', async () => {
    const incident = await server.call(createIncident, { title: 'a\u0000b', services: ['x\u0000y'] });
    expect([incident.title, incident.services]).toEqual(['a\uFFFDb', ['x\uFFFDy']]);
  });

  it('that is slow to index is stored all the same', async () => {
    const text = '<!--'.repeat(5000);
    const response = await server.request(`/api/v1/incidents/${incidentId}/events`, post(JSON.stringify({ text })));
    expect(response.status).toBe(201);
  });

  it('with half a surrogate pair is stored whole otherwise', async () => {
    const response = await server.request('/api/v1/incidents', post('{"title":"cut \\ud83d here"}'));
    expect(response.status).toBe(201);
    expect(((await response.json()) as { title: string }).title).toBe('cut \uFFFD here');
  });
});

describe('an address', () => {
  it.each([
    ['/api/v1/incidents/INC-999999', 404],
    ['/api/v1/incidents/00000000-0000-0000-0000-000000000000', 404],
    ['/api/v1/incidents/------------------------------------', 404],
    ['/api/v1/incidents/drop%20table', 400],
    ["/api/v1/incidents/INC-1'--", 400],
    ['/api/v1/incidents?limit=100000', 400],
    ['/api/v1/incidents?after=%00', 400],
    ['/api/v1/incidents?status=party', 400],
    ['/api/v1/nothing', 404],
    ['/api/v1/post-mortems/PM-1/export?format=exe', 400],
    ['/assets/..%2f..%2fpackage.json', 404],
  ])('%s answers %i', async (path, status) => {
    await refused(path, {}, status);
  });

  const forge = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
  it.each([
    ['/api/v1/incidents', { startedAt: '2026-03-04', id: 'x' }],
    ['/api/v1/incidents', { startedAt: 'drop table', id: '00000000-0000-0000-0000-000000000000' }],
    ['/api/v1/post-mortems', { createdAt: 'now()', id: '1' }],
    ['/api/v1/follow-ups', { due: 'soon', id: '00000000-0000-0000-0000-000000000000' }],
    ['/api/v1/people', { name: 'a', id: "'" }],
    ['/api/v1/deliveries', { id: 'x' }],
  ])('%s with a forged cursor is refused', async (path, place) => {
    await refused(`${path}?after=${forge(place)}`, {}, 400);
  });

  it('outside the API shows the application, never a file of the machine', async () => {
    const response = await server.request('/../../../../etc/passwd');
    expect(await response.text()).not.toContain('root:');
  });
});

describe('who asks', () => {
  it('with a wrong key is told so, though the address needs none', async () => {
    const response = await fetch(`${server.url}/api/v1/session`, {
      headers: { authorization: 'Bearer debrief_wrong' },
    });
    expect(response.status).toBe(401);
  });

  it('gets the headers that keep a page from harm', async () => {
    const { headers } = await fetch(`${server.url}/`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('too often with wrong passwords has to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        fetch(`${server.url}/api/v1/session`, post('{"email":"a@example.com","password":"wrong wrong"}')).then(
          (response) => response.status,
        ),
      ),
    );
    expect(answers).toContain(429);
    expect(answers).toContain(401);
  });
});

describe('probes and papers', () => {
  it('are there', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('debrief_http_request_seconds_bucket');
    const spec = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(spec.openapi).toBe('3.1.0');
    expect(Object.keys(spec.paths).length).toBeGreaterThan(40);
    expect(await (await fetch(`${server.url}/api/docs`)).text()).toContain('/api/v1/incidents');
  });
});
