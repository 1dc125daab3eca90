/**
 * `npm run bench [NAME...] [--write]`: measures what the product promises, each figure beside what it is compared with in the
 * same run. Prints a table and writes bench-results.json; `--write` also renews these parts of docs/benchmarks.md. Exits 1 when a row is over.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDocument } from './document.ts';
import { describeMachine } from './machine.ts';
import { type Outcome, textTable, toJson } from './report.ts';
import type { Bench } from './row.ts';
import { backupBench } from './rows/backup.ts';
import { batchBench } from './rows/batch.ts';
import { boardBench } from './rows/board.ts';
import { boardScreenBench } from './rows/board-screen.ts';
import { coachBench } from './rows/coach.ts';
import { collaborationBench } from './rows/collaboration.ts';
import { draftBench } from './rows/draft.ts';
import { editorBench } from './rows/editor.ts';
import { inboxBench } from './rows/inbox.ts';
import { listBench } from './rows/list.ts';
import { pageBench } from './rows/page.ts';
import { readsBench } from './rows/reads.ts';
import { remindersBench } from './rows/reminders.ts';
import { resolveBench } from './rows/resolve.ts';
import { startBench } from './rows/start.ts';
import { trackersBench } from './rows/trackers.ts';
import { valueBench } from './rows/value.ts';
import { webhooksBench } from './rows/webhooks.ts';
import { openStage } from './stage/stage.ts';

const BENCHES: Bench[] = [
  draftBench,
  coachBench,
  batchBench,
  webhooksBench,
  resolveBench,
  startBench,
  valueBench,
  pageBench,
  listBench,
  readsBench,
  inboxBench,
  remindersBench,
  boardBench,
  boardScreenBench,
  trackersBench,
  backupBench,
  collaborationBench,
  editorBench,
];
const root = join(import.meta.dirname, '..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no benchmark "${unknown.join('", "')}".`);
  console.error(
    `npm run bench -- [NAME...] [--write]\n\n${BENCHES.map(({ name, about }) => `  ${name.padEnd(13)} ${about}`).join('\n')}`,
  );
  process.exit(values.help ? 0 : 2);
}

console.error(`on ${describeMachine()}`);
const stage = openStage();
const outcomes: Outcome[] = [];
try {
  for (const bench of BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name)))
    outcomes.push(await measure(bench));
} finally {
  await stage.close();
}

const rows = outcomes.flatMap((outcome) => outcome.rows);
console.log(textTable(rows));
for (const { bench, skipped } of outcomes) if (skipped) console.log(`${bench} was left out: ${skipped}`);
writeFileSync(join(root, 'bench-results.json'), toJson(outcomes));
if (values.write) writeDocument(join(root, 'docs/benchmarks'), BENCHES, outcomes);
const over = rows.filter((row) => !row.ok);
console.log(
  over.length === 0
    ? 'Every row is within its target.'
    : `${over.length} of ${rows.length} rows are over their target.`,
);
process.exitCode = over.length === 0 ? 0 : 1;

async function measure(bench: Bench): Promise<Outcome> {
  const started = performance.now();
  const result = await bench.run(stage);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const on = new Date().toISOString().slice(0, 10);
  console.error(`measured ${bench.name} in ${seconds} s`);
  return Array.isArray(result)
    ? { bench: bench.name, on, seconds, rows: result }
    : { bench: bench.name, on, seconds, rows: [], skipped: result.skipped };
}
