import {
  countOf,
  countSilenced,
  type FileReport,
  isLoud,
  type LintReport,
  type PlacedFinding,
  type PlacedGap,
  shownOf,
} from '../report.ts';
import { harmless } from './terminal-cells.ts';
import { underlineQuote } from './underline.ts';

/** How the text is shown: `width` in columns of the terminal. */
export type TextStyle = { isColourful: boolean; isQuiet: boolean; width: number };

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 } as const;
type Paint = (colour: keyof typeof CODES, text: string) => string;

const INDENT = '    ';

/** The report for a person: what is at or above its level, each with its sentence, then one line in sum. */
export function writeText(report: LintReport, style: TextStyle): string {
  const paint: Paint = (colour, text) => (style.isColourful ? `\u001B[${CODES[colour]}m${text}\u001B[0m` : text);
  const blocks = report.files.flatMap((file) => blocksOf(file, style, paint));
  const hasRead = report.files.length > 0 || report.faults.length === 0;
  const summary = style.isQuiet || !hasRead ? [] : [sumUp(report)];
  return [...blocks, ...summary].map((block) => `${block}\n`).join('\n');
}

function blocksOf(file: FileReport, style: TextStyle, paint: Paint): string[] {
  const { path, notes } = file;
  const { findings, gaps } = shownOf(file);
  const place = (...numbers: number[]) => paint('bold', [harmless(path), ...numbers].join(':'));
  return [
    ...findings.filter(isLoud).map((one) => describe(one, place(one.at.line, one.at.column), style, paint)),
    ...gaps.filter(isLoud).map((gap) => describeGap(gap, gap.line === null ? place() : place(gap.line), paint)),
    ...(style.isQuiet ? [] : notes).map(
      ({ at, message }) => `${place(at.line, at.column)}: ${paint('dim', 'note')}: ${message}`,
    ),
  ];
}

function describe(finding: PlacedFinding, place: string, { width }: TextStyle, paint: Paint): string {
  const { tier, rule, why, questions, suggestion, excerpt } = finding;
  const colour = tier === 'reword' ? 'yellow' : 'cyan';
  const rows = underlineQuote(excerpt, width - INDENT.length);
  return [
    `${place}: ${paint(colour, tier)} ${paint('dim', rule)}: ${harmless(why)}`,
    ...rows.flatMap(({ words, underline }) => [
      INDENT + words,
      ...(underline === '' ? [] : [INDENT + paint(colour, underline)]),
    ]),
    `${INDENT}Ask: ${harmless(questions[0] ?? '')}`,
    ...(suggestion === null ? [] : [`${INDENT}Or write: ${harmless(suggestion)}`]),
  ].join('\n');
}

const describeGap = ({ rule, why, question }: PlacedGap, place: string, paint: Paint): string =>
  [
    `${place}: ${paint('cyan', 'gap')} ${paint('dim', rule)}: ${harmless(why)}`,
    `${INDENT}Ask: ${harmless(question)}`,
  ].join('\n');

/** "2 to reword in 14 files. 5 questions more: --level ask shows them." */
function sumUp({ files, ignoredFiles }: LintReport): string {
  const all = countOf(files);
  const shown = countOf(files.map(shownOf));
  const said = [
    `${all.reword === 0 ? 'Nothing' : all.reword} to reword`,
    ...(shown.ask > 0 ? [count(shown.ask, 'question')] : []),
    ...(shown.gap > 0 ? [count(shown.gap, 'gap')] : []),
  ];
  const left = all.ask - shown.ask;
  const silenced = countSilenced(files);
  return [
    `${said.join(', ')} in ${count(files.length, 'file')}.`,
    ...(left === 0 ? [] : [`${count(left, 'question')} more: --level ask shows them.`]),
    ...(silenced === 0 ? [] : [`${silenced} silenced by comments.`]),
    ...(ignoredFiles === 0 ? [] : [`${count(ignoredFiles, 'file')} left out by the configuration.`]),
  ].join(' ');
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
