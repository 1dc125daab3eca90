import { sql } from 'kysely';
import { pino } from 'pino';
import { type App, startApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { makeKey } from '#server/features/people/index.ts';
import { QUEUE_SCHEMA } from '#server/platform/queue-tables.ts';
import { type Call, createClient } from '#shared/client.ts';
import type { Role } from '#shared/rules/access.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type TestServer = {
  url: string;
  app: App;
  database: TestDatabase;
  adminKey: string;
  /** Calls an operation as the admin key. */
  call: Call;
  /** A client for another role, by a key of its own. */
  as: (role: Role) => Promise<Call>;
  /** A plain request with the admin key, for what a typed client cannot send. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
  stop: () => Promise<void>;
};

/** The whole server on a database of the test file's own: the same doors, jobs and rules as in production. */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const config = readConfig({ PORT: '0', DATABASE_URL: database.connectionString, DATABASE_CONNECTIONS: '8', ...env });
  const app = await startApp(config, pino({ level: process.env.TEST_LOG ?? 'silent' }));
  const { url } = app;
  // What is done by the clock is done by the tests that are about it, when they want it.
  await sql`delete from ${sql.ref(QUEUE_SCHEMA)}.schedule`.execute(app.ctx.db);
  const keyFor = async (role: Role) => (await makeKey(app.ctx, { name: `test ${role}`, role, createdBy: null })).secret;
  const clientOf = (key: string) => createClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${key}` }) });
  const adminKey = await keyFor('admin');
  return {
    url,
    app,
    database,
    adminKey,
    call: clientOf(adminKey),
    as: async (role) => clientOf(await keyFor(role)),
    request: (path, init = {}) =>
      fetch(url + path, { ...init, headers: { authorization: `Bearer ${adminKey}`, ...init.headers } }),
    stop: async () => {
      await app.stop();
      await database.drop();
    },
  };
}

/** Polls until `read` gives something, for what follows from an event a moment later. */
export async function eventually<T>(read: () => Promise<T | null | undefined>, within = 5000): Promise<T> {
  const until = Date.now() + within;
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined) return value;
    if (Date.now() > until) throw new Error(`nothing came within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
