import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { startEmbeddedPostgres } from '#server/platform/postgres/start.ts';
import { type Bench, medianRow } from '../row.ts';
import { commandLine, root } from '../stage/run-process.ts';
import { freePort, untilReady } from '../stage/server.ts';

const ROUNDS = 5;
const quiet = { debug() {}, info() {}, warn() {}, error: console.error };

export const startBench: Bench = {
  name: 'start',
  about: '`npm start` when built, on a database that is there',
  how: 'the command of `npm start` on a data directory that has been used before, until `/readyz` says yes. Beside it the embedded PostgreSQL alone, opened on the same directory.',
  async run(stage) {
    const dataDir = await stage.temporaryFolder();
    // The first start makes the database; it is what comes after that is measured.
    await timeStart(dataDir);
    const started: number[] = [];
    const databaseAlone: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      started.push(await timeStart(dataDir));
      const before = performance.now();
      const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
      databaseAlone.push(performance.now() - before);
      await postgres.stop();
    }
    return [
      medianRow('npm start, second run, to ready', 'ms', 2000, started, {
        name: 'the embedded PostgreSQL alone',
        values: databaseAlone,
      }),
    ];
  },
};

/** What the script `start` of package.json runs, from its start until /readyz says yes; stopped again after. */
async function timeStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const before = performance.now();
  const child = spawn('sh', ['-c', `node scripts/build.ts && exec node ${commandLine} serve`], {
    cwd: root,
    env: { ...process.env, PATH: path, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const failed = ended.then((code) => Promise.reject(new Error(`npm start ended with ${code} before it was ready`)));
  try {
    await Promise.race([untilReady(`http://127.0.0.1:${port}`), failed]);
    return performance.now() - before;
  } finally {
    failed.catch(() => {});
    child.kill('SIGTERM');
    await ended;
  }
}
