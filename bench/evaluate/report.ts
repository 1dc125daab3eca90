import type { Conversation } from './chatter.ts';
import type { EvaluatedDocument } from './documents.ts';
import type { scoreMarkdown } from './markdown.ts';
import type { DraftScore, PhaseScore } from './score.ts';
import { chatterOf, reachableRecallOf, recallOf, type Tally } from './tally.ts';

const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(8);
const number = (value: number, width: number) => String(value).padStart(width);

export function printHead(documents: number, conversations: readonly Conversation[]): void {
  const messages = conversations.reduce((sum, one) => sum + one.messages.length, 0);
  console.log(`${documents} documents with a timeline, each buried in twenty times as many of ${messages} messages`);
  console.log('Per document: authors’ rows, then rows found + chatter chosen for each case of who has a name\n');
}

export function printDocument(document: EvaluatedDocument, scores: readonly DraftScore[], phases: PhaseScore): void {
  const cases = scores
    .map((score) => `${number(score.found, 3)}+${String(score.chosen - score.found).padEnd(2)}`)
    .join(' ');
  const times = phases.stated > 0 ? `  times ${phases.right}/${phases.stated}` : '';
  console.log(
    `${document.half.slice(0, 4)} ${number(scores[0]!.rows, 3)} ${cases} ${document.name.slice(0, 70)}${times}`,
  );
}

function printRow(name: string, tally: Tally): void {
  const cells = [percent(recallOf(tally)), percent(reachableRecallOf(tally)), percent(chatterOf(tally))];
  console.log(`${name.padEnd(28)} ${number(tally.documents, 5)} ${number(tally.rows, 6)} ${cells.join('  ')}`);
}

export function printSummary(tallies: ReadonlyMap<string, Tally>): void {
  console.log(`\n${''.padEnd(28)} drafts  rows   recall  of min(rows,40)  chatter`);
  for (const [name, tally] of [...tallies].sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1)))
    printRow(name, tally);
  const all = tallies.get('all');
  if (!all) return;
  console.log(`\nsentences without evidence   ${all.unproved} of ${all.sentences}`);
  console.log(`phase times, given           ${all.phases.kept} of ${all.phases.stated} kept`);
  const silent = all.phases.stated - all.phases.right - all.phases.wrong;
  console.log(
    `phase times, not given       ${all.phases.right} found, ${all.phases.wrong} other than stated, ${silent} left open`,
  );
  console.log(`slowest draft                ${all.slowestMs.toFixed(0)} ms`);
}

export function printMarkdown(score: ReturnType<typeof scoreMarkdown>): void {
  console.log(`\nMarkdown read, written, read     ${score.stable} of ${score.documents} documents the same`);
  console.log(`words of their sources kept      ${score.words - score.lost} of ${score.words}`);
  console.log(`slowest there and back           ${score.slowestMs.toFixed(0)} ms`);
  for (const file of score.unstable) console.log(`  not the same: ${file}`);
}

const order = (name: string) =>
  ['all', 'development', 'test'].indexOf(name) + (name.includes(':') ? 9 : name.startsWith('only') ? 7 : 0);
