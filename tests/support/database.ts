import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type OpenDatabase, openDatabase } from '#server/platform/db.ts';
import type { Tables } from '#server/platform/tables.ts';
import { type DatabaseServer, databaseUrl, runOn } from './database-server.ts';

export type TestDatabase = OpenDatabase<Tables> & {
  connectionString: string;
  /** Closes the pool and removes the database. The end of the run removes what nobody dropped. */
  drop: () => Promise<void>;
};

const quiet = { debug() {}, info() {}, warn() {}, error: console.error };

/** A migrated database of the test file's own, cloned from a template in a few milliseconds. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = await askForServer();
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  await runOn(server.connectionString, `create database ${name} template ${empty ? 'template0' : server.template}`);
  const connectionString = databaseUrl(server.connectionString, name);
  const database = openDatabase<Tables>(connectionString, { log: quiet, max: 8 });
  return {
    ...database,
    connectionString,
    async drop() {
      await database.close();
      await runOn(server.connectionString, `drop database if exists ${name} with (force)`);
    },
  };
}

async function askForServer(): Promise<DatabaseServer> {
  const answer = await fetch(inject('databaseServer'));
  if (!answer.ok) throw new Error(`No test database: ${await answer.text()}`);
  return (await answer.json()) as DatabaseServer;
}
