import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '#server/features/index.ts';
import { requestOf } from '#shared/client.ts';
import type { Contract } from '#shared/contracts/contract.ts';
import { createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { CONTRACTS } from '#shared/contracts/index.ts';
import { createKey } from '#shared/contracts/people.ts';
import { EXPORT_FORMATS, getPostMortem, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { planPublication, publishFor } from '#shared/contracts/publications.ts';
import { NEEDS, ROLES, type Role } from '#shared/rules/access.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

/**
 * Every operation × every role, generated from the contracts. The call carries an input that names nothing which exists, so an
 * allowed caller is told so (400, 404, 409, 422 …) and a caller who may not is told that (401, 403) first.
 */
const NOBODYS_ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const CALLERS = ['nobody', ...ROLES] as const;
type Caller = (typeof CALLERS)[number];
const RANK: Record<Role, number> = { viewer: 0, editor: 1, admin: 2 };

/** Refused for what is asked and not for who asks: a webhook of no source, a wrong password, a key that has no profile. */
const OWN_REFUSALS = new Set(['sources.receive', 'trackers.receive', 'session.sign-in', 'me.update']);

let server: TestServer;
const keys = new Map<Caller, string>();

beforeAll(async () => {
  server = await startTestServer();
  for (const role of ROLES) keys.set(role, (await server.call(createKey, { name: role, role })).secret);
});
afterAll(() => server?.stop());

function isAllowed(contract: Contract, caller: Caller): boolean {
  if (contract.who === 'anyone') return true;
  if (caller === 'nobody') return false;
  return contract.who === 'signed-in' || RANK[caller] >= RANK[NEEDS[contract.who]];
}

async function ask(contract: Contract, caller: Caller): Promise<{ status: number; code: string | undefined }> {
  const named = Object.fromEntries(
    [...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, name === 'kind' ? 'generic' : NOBODYS_ID]),
  );
  const { url } = requestOf(contract, named);
  const key = keys.get(caller);
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE';
  const response = await fetch(server.url + url, {
    method: contract.method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: '{}' } : {}),
  });
  const body = (await response.json().catch(() => ({}))) as { code?: string };
  return { status: response.status, code: body.code };
}

describe('every operation is mounted', () => {
  const mounted = new Set(OPERATIONS.map((operation) => operation.contract.name));
  it.each(CONTRACTS.map((contract) => contract.name))('%s', (name) => expect(mounted).toContain(name));
  it('and each name once', () => expect(mounted.size).toBe(OPERATIONS.length));
});

describe.each(CALLERS)('%s', (caller) => {
  it.each(CONTRACTS.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    '%s',
    async (_, contract) => {
      const { status, code } = await ask(contract, caller);
      if (isAllowed(contract, caller)) {
        if (!OWN_REFUSALS.has(contract.name)) expect([401, 403], `${status} ${code}`).not.toContain(status);
        expect(status).toBeLessThan(500);
      } else {
        expect(status).toBe(caller === 'nobody' ? 401 : 403);
        expect(code).toBe(caller === 'nobody' ? 'not-signed-in' : 'forbidden');
      }
    },
  );
});

/** A version of it for everybody inside, as its usual plan makes it. */
async function publishedOf(id: string): Promise<string> {
  const { sections } = await server.call(getPostMortem, { id });
  for (const { key, version, required, markdown } of sections)
    if (required) await server.call(writeSection, { id, key, markdown: `${markdown}\n\nWords.`, baseVersion: version });
  await server.call(submit, { id });
  const { plan } = await server.call(planPublication, { id, audience: 'internal' });
  return (await server.call(publishFor, { id, audience: 'internal', plan, confirmPrivate: true })).id;
}

describe('a private incident', () => {
  const secret = 'Kestrel ledger leaked';

  it('and everything derived from it is there for admins only, unless somebody took part', async () => {
    const incident = await server.call(createIncident, {
      title: secret,
      severity: 'SEV1',
      private: true,
      startedAt: '2026-11-20T10:00:00Z',
      services: ['ledger'],
      impact: { customers: 9000 },
    });
    await server.call(updateIncident, { id: incident.id, status: 'resolved', resolvedAt: '2026-11-20T13:00:00Z' });
    const postMortemId = await eventually(
      async () => (await server.call(getIncident, { id: incident.id })).postMortemId,
    );
    const publicationId = await publishedOf(postMortemId);
    const paths = [
      `/incidents/${incident.id}`,
      `/incidents/${incident.reference}`,
      `/incidents/${incident.id}/events`,
      `/post-mortems/${postMortemId}`,
      ...EXPORT_FORMATS.map((format) => `/post-mortems/${postMortemId}/export?format=${format}`),
      `/post-mortems/${postMortemId}/sections/summary/versions`,
      `/post-mortems/${postMortemId}/factors`,
      `/post-mortems/${postMortemId}/risks`,
      `/post-mortems/${postMortemId}/figures`,
      `/post-mortems/${postMortemId}/threads`,
      `/post-mortems/${postMortemId}/reviews`,
      `/post-mortems/${postMortemId}/debriefs`,
      `/post-mortems/${postMortemId}/debrief`,
      `/post-mortems/${postMortemId}/readiness`,
      `/post-mortems/${postMortemId}/process`,
      `/post-mortems/${postMortemId}/publications`,
      `/publications/${publicationId}`,
      ...EXPORT_FORMATS.map((format) => `/publications/${publicationId}/export?format=${format}`),
      `/post-mortems/${postMortemId}/coverage`,
      `/service-levels/proposal?postMortem=${postMortemId}`,
      `/post-mortems/${postMortemId}/coach`,
      `/post-mortems/${postMortemId}/coach/review`,
      `/post-mortems/${postMortemId}/facilitator-sheet`,
      `/post-mortems/${postMortemId}/facilitator-sheet?format=html`,
    ];
    const lists = [
      '/incidents',
      '/incidents?q=kestrel',
      '/post-mortems',
      '/post-mortems?q=kestrel',
      '/search?q=kestrel',
      '/home',
      '/review-boards',
      '/follow-ups',
      '/follow-ups?state=candidate',
      '/follow-ups/board',
      '/follow-ups/board?by=factor',
      '/follow-ups/board?by=service&status=done',
      '/follow-up-views',
      '/services',
    ];
    for (const role of ROLES) {
      const get = (path: string) =>
        fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${keys.get(role)}` } });
      for (const path of paths) expect((await get(path)).status, `${role} ${path}`).toBe(role === 'admin' ? 200 : 404);
      for (const path of lists) {
        const response = await get(path);
        expect(response.status, `${role} ${path}`).toBe(200);
        // A search says again what it was asked.
        const text = (await response.text()).replace('"query":"kestrel"', '');
        if (role !== 'admin') expect(text, `${role} ${path}`).not.toMatch(/kestrel|ledger/i);
      }
    }
    const found = await fetch(`${server.url}/api/v1/search?q=kestrel`, {
      headers: { authorization: `Bearer ${keys.get('admin')}` },
    });
    expect((await found.text()).replace('"query":"kestrel"', '')).toMatch(/kestrel/i);
  });

  it('does not show through its external id, nor by guessing what may be changed', async () => {
    const incident = await server.call(createIncident, { title: secret, private: true, externalId: 'hidden-1' });
    const editor = { authorization: `Bearer ${keys.get('editor')}`, 'content-type': 'application/json' };
    const again = await fetch(`${server.url}/api/v1/incidents`, {
      method: 'POST',
      headers: editor,
      body: JSON.stringify({ title: 'mine', externalId: 'hidden-1' }),
    });
    expect(again.status).toBe(409);
    expect(await again.text()).not.toContain(secret);
    const change = await fetch(`${server.url}/api/v1/incidents/${incident.id}`, {
      method: 'PATCH',
      headers: editor,
      body: '{"title":"mine"}',
    });
    expect(change.status).toBe(404);
  });
});
