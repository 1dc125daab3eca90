import { type CoachEvaluation, type HalfScore, KNOWLEDGE } from './evaluate.ts';
import { holdAgainstGoals } from './goals.ts';
import type { Quality, Share } from './shares.ts';

/** A table before it is drawn; the first column is text. */
export type Table = { title: string; head: string[]; rows: string[][] };

const figure = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(2));

/** "0.93 (0.86–0.97)": the share and its interval. */
const withInterval = ({ share, low, high, whole }: Share) =>
  whole === 0 ? '–' : `${figure(share)} (${figure(low)}–${figure(high)})`;

const withCount = ({ part, whole }: Share) => (whole === 0 ? '' : `${part} of ${whole}`);
const qualityCells = ({ precision, recall, f1 }: Quality) => [
  withInterval(precision),
  withInterval(recall),
  figure(f1),
];

const eachReading = (
  halves: readonly HalfScore[],
  cells: (reading: HalfScore['readings'][(typeof KNOWLEDGE)[number]]) => string[],
) => halves.flatMap(({ half, readings }) => KNOWLEDGE.map((one) => [`${half}, ${one}`, ...cells(readings[one])]));

const QUALITY = ['precision', 'recall', 'F1'];

const plainly = (value: number) => (value > 1 ? value.toLocaleString('en') : figure(value));

function goalTable(evaluation: CoachEvaluation): Table {
  const rows = holdAgainstGoals(evaluation).map(({ name, atLeast, measured, isMet }) => [
    name,
    plainly(atLeast),
    plainly(measured),
    isMet ? 'yes' : 'no',
  ]);
  return { title: 'The goals, on the test half with roster', head: ['what', 'at least', 'measured', 'met'], rows };
}

export function qualityTables(evaluation: CoachEvaluation): Table[] {
  const { halves } = evaluation;
  return [
    goalTable(evaluation),
    { title: 'Reword', head: ['half', ...QUALITY], rows: eachReading(halves, ({ reword }) => qualityCells(reword)) },
    {
      title: 'People found',
      head: ['half', ...QUALITY],
      rows: eachReading(halves, ({ persons }) => qualityCells(persons)),
    },
    {
      title: 'Any finding, squiggle or question, on',
      head: ['half', 'flagged sentences', 'others where a question helps', 'plain sentences'],
      rows: eachReading(halves, ({ asks }) => [asks.flagged, asks.asked, asks.plain].map(withInterval)),
    },
    {
      title: 'Other tools, if each of their remarks were a squiggle',
      head: ['tool', ...QUALITY],
      rows: halves.flatMap(({ half, peers }) =>
        peers.map(({ name, quality }) => [`${half}, ${name}`, ...qualityCells(quality)]),
      ),
    },
  ];
}

export function detailTables({ halves }: CoachEvaluation): Table[] {
  return halves.flatMap(({ half, rules, kinds }) => [
    {
      title: `By rule, ${half}: of its findings, those that are right`,
      head: ['rule', 'reword', 'ask'],
      rows: rules.map(({ rule, reword, ask }) => [rule, withCount(reword), withCount(ask)]),
    },
    {
      title: `By kind of sentence, ${half}`,
      head: ['kind', 'flagged that get a squiggle', 'others that do'],
      rows: kinds.map(({ kind, hit, falseAlarm }) => [kind, withCount(hit), withCount(falseAlarm)]),
    },
  ]);
}

/** What the corpus says, in lines. */
export function corpusLines({ corpus }: CoachEvaluation): string[] {
  if (!corpus) return [];
  const { documents, words, rewords, asks } = corpus;
  const right = rewords.filter((one) => one.right === true).length;
  const judged = rewords.filter((one) => one.right !== null).length;
  const asked = Object.values(asks).reduce((sum, one) => sum + one, 0);
  return [
    `${documents} documents, ${words.toLocaleString('en')} words, read without any roster`,
    `${rewords.length} rewords: one in ${perReword(words, rewords.length)} words`,
    `${right} of ${judged} right when read by hand${judged < rewords.length ? `, ${rewords.length - judged} not judged yet` : ''}`,
    `${asked.toLocaleString('en')} asks: ${((asked / words) * 1000).toFixed(1)} in 1,000 words`,
  ];
}

const perReword = (words: number, count: number) =>
  count === 0 ? 'all' : Math.round(words / count).toLocaleString('en');

export function corpusAskTable({ corpus }: CoachEvaluation): Table {
  const rows = Object.entries(corpus?.asks ?? {}).sort(([, a], [, b]) => b - a);
  return {
    title: 'Asks on real post-mortems',
    head: ['rule', 'asks'],
    rows: rows.map(([rule, count]) => [rule, String(count)]),
  };
}
