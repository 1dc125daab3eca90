/** A process that holds a bundled PostgreSQL open: `node postgres-child.ts <dataDir>`. Tests kill it, or start two. */
import { startEmbeddedPostgres } from '#server/platform/postgres/start.ts';
import { StartError } from '#server/platform/postgres/start-error.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]!, log: quiet });
  process.once('SIGTERM', async () => {
    await postgres.stop();
    process.exit(0);
  });
  console.log(JSON.stringify({ connectionString: postgres.connectionString, pid: postgres.pid }));
  setInterval(() => {}, 60_000);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
