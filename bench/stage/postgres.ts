import pg from 'pg';
import { startEmbeddedPostgres } from '#server/platform/postgres/start.ts';
import type { Stage } from './stage.ts';

const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };

/** The bundled PostgreSQL with the settings it has in production, shared by every benchmark that asks. */
function openPostgres(stage: Stage): Promise<string> {
  return stage.shared('postgres', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: await stage.temporaryFolder(), log: quiet });
    stage.atEnd(() => postgres.stop());
    return postgres.connectionString;
  });
}

/** An empty database of its own; answers where it is. */
export async function makeDatabase(stage: Stage, name: string): Promise<string> {
  const server = await openPostgres(stage);
  await runSql(server, `create database ${name}`);
  return server.replace(/\/debrief(?=\?|$)/, `/${name}`);
}

/** Runs statements, one after the other, on a connection of their own. */
export async function runSql(connectionString: string, ...statements: string[]): Promise<void> {
  const client = await connect(connectionString);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  return client;
}
