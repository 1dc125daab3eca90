import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/platform/db.ts';
import { migrate } from '#server/platform/migrate.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

/** What a test file needs to clone its own database; `prefix` marks every database of this run. */
export type DatabaseServer = { connectionString: string; template: string; prefix: string };

const MIGRATIONS = path.join(import.meta.dirname, '../../server/platform/migrations');
const quiet = { debug() {}, info() {}, warn: console.warn, error: console.error };

/**
 * One PostgreSQL for the whole run: the bundled one, or the one in TEST_DATABASE_URL. It starts when the first test file
 * asks for a database, so that a run of pure tests does not wait for it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof startDatabaseServer> | undefined;
  const door = createServer(async (_request, response) => {
    try {
      started ??= startDatabaseServer();
      response.end(JSON.stringify((await started).server));
    } catch (error) {
      response.writeHead(500).end((error as Error).message);
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  project.provide('databaseServer', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return async () => {
    door.closeAllConnections();
    door.close();
    await (await started?.catch(() => undefined))?.stop();
  };
}

async function startDatabaseServer(): Promise<{ server: DatabaseServer; stop: () => Promise<void> }> {
  const { connectionString, stop } = await findServer();
  const prefix = `debrief_test_${randomBytes(4).toString('hex')}`;
  const server = { connectionString, template: `${prefix}_template`, prefix };
  await runOn(connectionString, `create database ${server.template} template template0`);
  const template = openDatabase(databaseUrl(connectionString, server.template), { log: quiet, max: 2 });
  await migrate(template.db, MIGRATIONS, { release: 'test' });
  await template.close();
  return {
    server,
    async stop() {
      const left = await runOn(
        connectionString,
        `select datname from pg_database where starts_with(datname, '${prefix}')`,
      );
      for (const { datname } of left) await runOn(connectionString, `drop database if exists ${datname} with (force)`);
      await stop();
    },
  };
}

async function findServer(): Promise<{ connectionString: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { connectionString: given, stop: async () => {} };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'debrief-test-'));
  // A power cut may cost these databases: nobody will look for them.
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet, settings });
  return {
    connectionString: postgres.connectionString,
    async stop() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function runOn(connectionString: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseUrl(connectionString: string, name: string): string {
  const [, head, query = ''] = /^([^?]*?)(\?.*)?$/.exec(connectionString)!;
  return `${head!.slice(0, head!.lastIndexOf('/') + 1)}${name}${query}`;
}
