import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, createClient } from '#shared/client.ts';
import { addEvents, createIncident, getIncident } from '#shared/contracts/incidents.ts';
import { acceptSignUp, createKey } from '#shared/contracts/people.ts';
import { makeDataDir, removeDataDir, type ServerProcess, startProcess } from './support/process.ts';

let dataDir: string;
let key: string;
let running: ServerProcess | undefined;
const clientAt = (url: string): Call =>
  createClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${key}` }) });

beforeAll(async () => {
  dataDir = await makeDataDir();
  running = await startProcess(dataDir);
  key = await makeKeyOver(running);
});
afterAll(async () => {
  running?.child.kill('SIGTERM');
  await running?.ended;
  await removeDataDir(dataDir);
});

/** As a newcomer: the link that the start prints, then a key from the settings. */
async function makeKeyOver(server: ServerProcess): Promise<string> {
  const token = /sign-up\/(\S+)/.exec(server.output())?.[1] ?? '';
  let cookie = '';
  let csrf = '';
  const browser = createClient({
    baseUrl: server.url,
    headers: (): Record<string, string> => (cookie ? { cookie, 'x-debrief-csrf': csrf } : {}),
    fetch: async (...args) => {
      const response = await fetch(...args);
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    },
  });
  const session = await browser(acceptSignUp, {
    token,
    name: 'Ana Ruiz',
    email: 'ana@example.com',
    password: 'a long enough password',
  });
  csrf = session.csrf ?? '';
  return (await browser(createKey, { name: 'test', role: 'admin' })).secret;
}

describe('kill -9', () => {
  it('during a batch of 10,000 events leaves all of it or none, and the next start takes over', async () => {
    const { id } = await clientAt(running?.url ?? '')(createIncident, { title: 'Killed while storing' });
    const outcomes: number[] = [];
    // The kill lands at other moments each time: while the body is read, while rows are written, around the commit.
    for (const [round, delay] of [30, 110, 190, 270, 400, 650].entries()) {
      const server = running as ServerProcess;
      const call = clientAt(server.url);
      const before = (await call(getIncident, { id })).eventCount;
      const rows = Array.from({ length: 10_000 }, (_, index) => ({
        at: '2026-03-04T10:00:00Z',
        text: `round ${round} event ${index}`,
        externalId: `${round}-${index}`,
      }));
      const acknowledged = call(addEvents, { id, events: rows }).then(
        (answer) => answer.accepted,
        () => 0,
      );
      await new Promise((resolve) => setTimeout(resolve, delay));
      server.child.kill('SIGKILL');
      await server.ended;
      const stored = await acknowledged;
      running = await startProcess(dataDir);
      const after = (await clientAt(running.url)(getIncident, { id })).eventCount;
      expect([0, 10_000]).toContain(after - before);
      if (stored > 0) expect(after - before).toBe(10_000);
      outcomes.push(after - before);
    }
    expect(outcomes).toHaveLength(6);
  }, 120_000);

  it('after resolve and before the draft: the draft still comes', async () => {
    const server = running as ServerProcess;
    const call = clientAt(server.url);
    const { id } = await call(createIncident, {
      title: 'Killed before the draft',
      severity: 'SEV1',
      startedAt: '2026-03-04T10:00:00Z',
      impact: { customers: 5000 },
    });
    await fetch(`${server.url}/api/v1/incidents/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'resolved', resolvedAt: '2026-03-04T12:00:00Z' }),
    });
    server.child.kill('SIGKILL');
    await server.ended;
    running = await startProcess(dataDir);
    const again = clientAt(running.url);
    const until = Date.now() + 20_000;
    let postMortemId: string | null = null;
    while (postMortemId === null && Date.now() < until) {
      postMortemId = (await again(getIncident, { id })).postMortemId;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(postMortemId).not.toBeNull();
  }, 60_000);
});

describe('start and stop', () => {
  it('a second server on the same data says so and exits', async () => {
    await expect(startProcess(dataDir)).rejects.toThrow(/ended with 2 .*(running|in use|another)/is);
  });

  it('a port in use is told in one line', async () => {
    const port = new URL(running?.url ?? '').port;
    const other = await makeDataDir();
    await expect(startProcess(other, { PORT: port })).rejects.toThrow(
      new RegExp(`ended with 2 .*debrief: port ${port} is in use`, 's'),
    );
    await removeDataDir(other);
  });

  it('a setting that cannot be is told in one line', async () => {
    await expect(startProcess(dataDir, { PORT: 'many' })).rejects.toThrow(/ended with 2 .*debrief: PORT/s);
    await expect(startProcess(dataDir, { DATABASE_URL: 'mysql://x' })).rejects.toThrow(
      /ended with 2 .*debrief: DATABASE_URL must begin with postgres/s,
    );
  });

  it('SIGTERM exits 0 within ten seconds', async () => {
    const started = Date.now();
    running?.child.kill('SIGTERM');
    expect(await running?.ended).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
    running = undefined;
  });
});
