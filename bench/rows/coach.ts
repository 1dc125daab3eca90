import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { CoachSetup, RosterPerson } from '#shared/coach/finding.ts';
import { makeCoach, type ReadingCoach } from '#shared/coach/make-coach.ts';
import { coachMarkdown, readPassages } from '#shared/coach/read-markdown.ts';
import { loadPeers, NO_PEERS, type Peers, writeGoodEntry } from '../peers/load-peers.ts';
import { inventPostMortem } from '../post-mortem.ts';
import { type Bench, judge, medianRow, type Row } from '../row.ts';
import { commandLine, root, runProcess } from '../stage/run-process.ts';
import type { Stage } from '../stage/stage.ts';
import { median, p99 } from '../statistics.ts';
import { PEOPLE, SERVICES } from '../words.ts';

const WORDS = 3000;
const ROUNDS = 200;
const PEER_ROUNDS = 20;
const WARM_UP = 30;
const MANY_NAMES = 50_000;
const FILES = { count: 1000, words: 600, rounds: 5 };

const KNOWN: CoachSetup & { roster: RosterPerson[] } = { roster: PEOPLE.map((name) => ({ name })), services: SERVICES };

export const coachBench: Bench = {
  name: 'coach',
  about: 'the coach on a document, a paragraph and a folder, beside write-good and alex',
  how: 'an invented document of 3,000 words with the roster and the services it names, read again and again in one process after a warm-up, from Markdown to findings; beside it `write-good` and `alex` on the same text. The paragraph is the longest of that document, its neighbours having been read before, as in the editor. A library is what esbuild makes of it for a browser. `debrief lint` is the whole process over 1,000 invented files; beside it a bare Node process that only reads them.',
  async run(stage) {
    const peers = await loadPeers();
    if (!peers) return { skipped: NO_PEERS };
    const markdown = inventPostMortem(WORDS, 1);
    return [
      ...documentRows(markdown, peers),
      paragraphRow(markdown, peers),
      ...rosterRows(markdown),
      await sizeRow(),
      await lintRow(stage),
    ];
  },
};

/** Milliseconds of each round, after some that do not count. */
function time(rounds: number, work: (round: number) => unknown): number[] {
  for (let round = 0; round < Math.min(WARM_UP, rounds); round += 1) work(round);
  return Array.from({ length: rounds }, (_, round) => {
    const started = performance.now();
    work(round);
    return performance.now() - started;
  });
}

type Beside = { name: string; values: readonly number[] };

/** The median is judged: the p99 of a few milliseconds tells more of what else the machine did. */
const timedRow = (name: string, atMost: number, values: readonly number[], beside: Beside): Row =>
  judge({
    name,
    unit: 'ms',
    median: median(values),
    p99: p99(values),
    worst: Math.max(...values),
    target: { of: 'median', atMost },
    comparedWith: { name: beside.name, median: median(beside.values) },
  });

function documentRows(markdown: string, peers: Peers): Row[] {
  const coach = makeCoach(KNOWN);
  const read = time(ROUNDS, () => coachMarkdown(coach, markdown));
  return (['writeGood', 'alex'] as const).map((peer) =>
    timedRow('the coach reads a document of 3,000 words', 10, read, {
      name: `${peer === 'writeGood' ? 'write-good' : 'alex'}, the same document`,
      values: time(PEER_ROUNDS, () => peers[peer](markdown)),
    }),
  );
}

/** As in the editor: one paragraph is new, its neighbours have been read before. */
function paragraphRow(markdown: string, peers: Peers): Row {
  const coach = makeCoach(KNOWN);
  const passages = readPassages(markdown);
  coach.read(passages);
  const longest = passages.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const at = passages.indexOf(longest);
  const read = time(1000, () => coach.readAt(passages.with(at, { ...longest }), at));
  const beside = { name: 'write-good, the same paragraph', values: time(100, () => peers.writeGood(longest.text)) };
  return timedRow('the coach reads a paragraph that was changed', 1, read, beside);
}

/** Names that nobody has, as many as a large company. */
const inventRoster = (count: number): RosterPerson[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Given${index} Family${index % 997}`, handles: [`g${index}`] }));

function rosterRows(markdown: string): Row[] {
  const roster = [...KNOWN.roster, ...inventRoster(MANY_NAMES)];
  const setup = { ...KNOWN, roster };
  const plainSet = time(PEER_ROUNDS, () => new Set(roster.flatMap(({ name, handles }) => [name, ...(handles ?? [])])));
  const compiled = time(PEER_ROUNDS, () => makeCoach(setup));
  const readWith = (coach: ReadingCoach) => time(ROUNDS, () => coachMarkdown(coach, markdown));
  return [
    medianRow('a coach is made for 50,000 people', 'ms', 500, compiled, {
      name: 'their names in a set',
      values: plainSet,
    }),
    timedRow('it reads the document of 3,000 words', 10, readWith(makeCoach(setup)), {
      name: 'the coach with 24 people',
      values: readWith(makeCoach(KNOWN)),
    }),
  ];
}

const LIBRARY = `export { makeCoach } from '#shared/coach/make-coach.ts';
export { coachMarkdown, readPassages } from '#shared/coach/read-markdown.ts';`;
const EVERYTHING = `${LIBRARY}
export { documentOfMarkdown } from '#shared/coach/gaps/document-of-markdown.ts';
export { findGaps } from '#shared/coach/gaps/find-gaps.ts';
export { readFollowUp } from '#shared/coach/follow-up-strength.ts';`;

/** What a browser would load of it, in KB (10^3 bytes). */
async function sizeOf(source: string): Promise<{ gzip: number; brotli: number }> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
  });
  const code = outputFiles[0]!.contents;
  return { gzip: gzipSync(code, { level: 9 }).length / 1000, brotli: brotliCompressSync(code).length / 1000 };
}

async function sizeRow(): Promise<Row> {
  const [library, everything, writeGood] = await Promise.all(
    [LIBRARY, EVERYTHING, `export { default } from ${JSON.stringify(writeGoodEntry())};`].map(sizeOf),
  );
  const others = `brotli ${library!.brotli.toFixed(1)} KB; with gaps and follow-ups ${everything!.gzip.toFixed(1)} KB`;
  return judge({
    name: `the coach as a library, gzip (${others})`,
    unit: 'KB',
    median: library!.gzip,
    target: { of: 'median', atMost: 15 },
    comparedWith: { name: 'write-good', median: writeGood!.gzip },
  });
}

const READ_ALL = `for (const file of require('node:fs').readdirSync(process.argv[1]))
  require('node:fs').readFileSync(require('node:path').join(process.argv[1], file), 'utf8');`;

async function lintRow(stage: Stage): Promise<Row> {
  const home = await stage.temporaryFolder();
  const [folder, roster, services] = ['post-mortems', 'roster.txt', 'services.txt'].map((name) => join(home, name));
  await mkdir(folder!);
  await writeFile(roster!, PEOPLE.join('\n'));
  await writeFile(services!, SERVICES.join('\n'));
  const numbers = Array.from({ length: FILES.count }, (_, index) => index);
  await Promise.all(numbers.map((one) => writeFile(join(folder!, `${one}.md`), inventPostMortem(FILES.words, one))));
  const lint = [commandLine, 'lint', folder!, '--roster', roster!, '--services', services!, '--fail-on', 'never'];
  const linted: number[] = [];
  const read: number[] = [];
  // By turns, so that a busy minute of the machine meets both.
  for (let round = 0; round < FILES.rounds; round += 1) {
    linted.push((await runProcess(lint)).ms);
    read.push((await runProcess(['-e', READ_ALL, folder!])).ms);
  }
  return medianRow('debrief lint of 1,000 files with 600 words each', 'ms', 3000, linted, {
    name: 'Node reads the files',
    values: read,
  });
}
