import { describeMachine } from './machine.ts';
import type { Row, Unit } from './row.ts';

/** `on` is the day it was measured (UTC, YYYY-MM-DD). */
export type Outcome = { bench: string; on: string; seconds: number; rows: Row[]; skipped?: string };

const HEAD = ['what', 'median', 'p99', 'worst', 'target', 'compared with', 'its median', 'ratio', ''];

/** Numbers as people compare them: three figures that matter, none behind the comma of a large one. */
function say(value: number | undefined, unit: Unit): string {
  if (value === undefined) return '';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '/s' ? `${text}/s` : `${text} ${unit}`;
}

function sayTarget({ target, unit }: Row): string {
  const [sign, limit] = 'atMost' in target ? ['≤', target.atMost] : ['≥', target.atLeast];
  const value = target.of === 'ratio' ? `${limit}×` : `${limit.toLocaleString('en')} ${unit}`;
  return `${target.of} ${sign} ${value}`;
}

function cells(row: Row): string[] {
  const { unit } = row;
  return [
    row.name,
    say(row.median, unit),
    say(row.p99, unit),
    say(row.worst, unit),
    sayTarget(row),
    row.comparedWith.name,
    say(row.comparedWith.median, unit),
    `${row.ratio >= 100 ? row.ratio.toFixed(0) : row.ratio.toPrecision(2)}×`,
    row.ok ? 'ok' : 'OVER',
  ];
}

/** The table for a terminal. */
export function textTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isText = (column: number) => column === 0 || column === 4 || column === 5 || column === 8;
  return lines
    .map((line) =>
      line
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTable(rows: readonly Row[]): string {
  const lines = [HEAD, HEAD.map((_, column) => (column === 0 || column === 5 ? '---' : '--:')), ...rows.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const FORMAT = 'debrief.benchmark/v1';

export function toJson(outcomes: readonly Outcome[]): string {
  return `${JSON.stringify({ format: FORMAT, machine: describeMachine(), outcomes }, null, 2)}\n`;
}

/** What `toJson` wrote on such a machine; nothing when it was another one, whose figures do not belong beside these. */
export function fromJson(text: string): Outcome[] {
  const { format, machine, outcomes } = JSON.parse(text) as { format: string; machine: string; outcomes: Outcome[] };
  return format === FORMAT && machine === describeMachine() ? outcomes : [];
}
