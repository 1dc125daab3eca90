import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { backUp, putBack } from '#server/installation.ts';
import { copyOut, tablePart } from '#server/platform/backup/parts.ts';
import { listTables, ownTables } from '#server/platform/backup/tables.ts';
import { readMigrations } from '#server/platform/migrate.ts';
import { type Bench, judge, medianRow } from '../row.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { connect, makeDatabase } from '../stage/postgres.ts';

const SIZES = { incidents: 100_000, services: 300, people: 400 };
const ROUNDS = 3;
const MB = 1_000_000;

export const backupBench: Bench = {
  name: 'backup',
  about: 'everything of an installation with 100,000 incidents into one file, and back',
  how: 'three times into a file, beside the server at rest, and twice from it into an empty database. Beside the way out: COPY of the same tables by the same code, not packed and thrown away. Beside the way back: the way out. Beside the size of the file: what COPY said.',
  async run(stage) {
    const server = await openFilledServer(stage, 'bench_year', SIZES);
    const folder = await stage.temporaryFolder();
    const path = join(folder, 'backup.tar.gz');
    const config = readConfig({ DATABASE_URL: server.database, DATA_DIR: folder });
    const out: number[] = [];
    const alone: number[] = [];
    const back: number[] = [];
    let said = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const copying = async () => {
        said = await copyAll(server.database);
      };
      alone.push(await timed(copying));
      const options = { withKey: false, end: true, signal: new AbortController().signal };
      out.push(await timed(() => backUp(config, createWriteStream(path), options)));
    }
    for (let round = 0; round < 2; round += 1) {
      const target = await makeDatabase(stage, `bench_restored_${round}`);
      const into = readConfig({ DATABASE_URL: target, DATA_DIR: join(folder, 'restored') });
      back.push(await timed(() => putBack(into, createReadStream(path), { replace: false })));
    }
    return [
      medianRow('a backup', 'ms', 30_000, out, { name: 'COPY alone', values: alone }),
      medianRow('restoring it', 'ms', 120_000, back, { name: 'the backup', values: out }),
      judge({
        name: 'the file',
        unit: 'MB',
        median: (await stat(path)).size / MB,
        target: { of: 'ratio', atMost: 0.35 },
        comparedWith: { name: 'what COPY said', median: said / MB },
      }),
    ];
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function copyAll(database: string): Promise<number> {
  const client = await connect(database);
  let bytes = 0;
  try {
    for (const { name, columns } of await listTables(client, ownTables(await readMigrations(MIGRATIONS))))
      for await (const entry of copyOut(client, tablePart(name, columns), () => {})) bytes += entry.bytes.length;
  } finally {
    await client.end();
  }
  return bytes;
}
