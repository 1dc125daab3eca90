import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inventRecord } from '../record.ts';
import { type Bench, medianRow, type Row } from '../row.ts';
import { commandLine, measurePeak, runProcess } from '../stage/run-process.ts';

const SIZES = [
  { events: 50_000, rounds: 7, atMost: 1500 },
  { events: 500, rounds: 9, atMost: 500 },
];
const MEMORY_ROUNDS = 3;
const READ_ONLY = `JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))`;

export const draftBench: Bench = {
  name: 'draft',
  about: '`debrief draft`: time and memory of the whole process',
  how: 'the command `debrief draft` as a process of its own, from its start to its exit; memory is the largest resident set of that process as the kernel counted it. Beside it a bare Node process that only reads and parses the same file.',
  async run(stage) {
    const folder = await stage.temporaryFolder();
    const rows: Row[] = [];
    for (const { events, rounds, atMost } of SIZES) {
      const file = join(folder, `${events}.json`);
      await writeFile(file, JSON.stringify(inventRecord(events, events)));
      const drafted: number[] = [];
      const read: number[] = [];
      // By turns, so that a busy minute of the machine meets both.
      for (let round = 0; round < rounds; round += 1) {
        drafted.push((await runProcess([commandLine, 'draft', file])).ms);
        read.push((await runProcess(['-e', READ_ONLY, file])).ms);
      }
      const name = `draft of ${events.toLocaleString('en')} events`;
      rows.push(medianRow(name, 'ms', atMost, drafted, { name: 'Node reads and parses the file', values: read }));
      if (events === SIZES[0]!.events) rows.push(await memoryRow(`${name}, memory`, file));
    }
    return rows;
  },
};

async function memoryRow(name: string, file: string): Promise<Row> {
  const drafted: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < MEMORY_ROUNDS; round += 1) {
    drafted.push(await measurePeak([commandLine, 'draft', file]));
    read.push(await measurePeak(['-e', READ_ONLY, file]));
  }
  return medianRow(name, 'MB', 300, drafted, { name: 'Node reads and parses the file', values: read });
}
