import { readFile, writeFile } from 'node:fs/promises';
import { incidentRecordSchema } from './incident-record-schema.ts';

const FILE = new URL('../docs/incident-record.schema.json', import.meta.url);

/** Writes the published JSON Schema; with `--check` it only says whether the file is current. */
const main = async (): Promise<void> => {
  const fresh = `${JSON.stringify(incidentRecordSchema(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    await writeFile(FILE, fresh);
    return;
  }
  if ((await readFile(FILE, 'utf8').catch(() => '')) === fresh) return;
  process.stderr.write('docs/incident-record.schema.json is not current: run node scripts/write-schemas.ts\n');
  process.exitCode = 1;
};

await main();
