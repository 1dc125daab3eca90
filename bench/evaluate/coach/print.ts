import type { CorpusReword } from './corpus.ts';
import type { CoachEvaluation, HalfScore } from './evaluate.ts';
import type { Observation } from './observe.ts';
import { corpusAskTable, corpusLines, detailTables, qualityTables, type Table } from './tables.ts';

export type Shown = { test: boolean; sentences: boolean };

function printTable({ title, head, rows }: Table): void {
  if (rows.length === 0) return;
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}`);
  for (const row of [head, ...rows]) console.log(`  ${line(row)}`);
}

const place = ({ sentence }: Observation) => `${sentence.id} ${sentence.kind.padEnd(16)} ${sentence.text}`;
const rulesOf = (findings: Observation['asks']) => findings.map(({ rule, quote }) => `${rule} "${quote}"`).join(', ');

function printErrors({ half, observations }: HalfScore, isShown: boolean): void {
  const misses = observations.filter(({ sentence, rewords }) => sentence.flag === 1 && rewords.length === 0);
  const alarms = observations.filter(({ sentence, rewords }) => sentence.flag === 0 && rewords.length > 0);
  const silent = observations.filter((one) => one.sentence.ask === 1 && one.rewords.length + one.asks.length === 0);
  const loud = observations.filter((one) => one.sentence.ask === 0 && one.asks.length > 0);
  console.log(
    `\n${half}: ${misses.length} blaming sentences without a squiggle, ${alarms.length} squiggles where there is no blame, ` +
      `${silent.length} without a question that would help, ${loud.length} with a question that does not`,
  );
  if (!isShown) return;
  for (const one of misses) console.log(`  miss   ${place(one)}   ${rulesOf(one.asks)}`);
  for (const one of alarms) console.log(`  alarm  ${place(one)}   ${rulesOf(one.rewords)}`);
  for (const one of silent) console.log(`  silent ${place(one)}`);
  for (const one of observations) {
    const [labelled, found] = [one.sentence.persons.join(', '), one.persons.join(', ')];
    if (labelled !== found) console.log(`  people ${place(one)}   found: ${found || 'nobody'}`);
  }
  for (const one of loud) console.log(`  loud   ${place(one)}   ${rulesOf(one.asks)}`);
}

const VERDICT = { true: 'right', false: 'wrong', null: '?' } as const;

function printReword(
  { file, offset, rule, fragment, sentence, hash, right }: CorpusReword,
  withSentence: boolean,
): void {
  console.log(`  ${VERDICT[`${right}`].padEnd(6)} ${file}:${offset} ${rule} "${fragment}"`);
  if (!withSentence) return;
  console.log(`         ${sentence.replace(/\s+/g, ' ')}`);
  if (right === null) console.log(`         {"hash":"${hash}","right":true}`);
}

export function printEvaluation(evaluation: CoachEvaluation, shown: Shown): void {
  const details = detailTables(evaluation);
  for (const table of [...qualityTables(evaluation), ...details]) printTable(table);
  for (const half of evaluation.halves) printErrors(half, half.half === 'tune' || shown.test);
  if (!evaluation.corpus) return;
  console.log('\nReal post-mortems');
  for (const line of corpusLines(evaluation)) console.log(`  ${line}`);
  for (const reword of evaluation.corpus.rewords) printReword(reword, shown.sentences);
  printTable(corpusAskTable(evaluation));
}
