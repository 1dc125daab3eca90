import type { DocumentLine } from './markdown-lines.ts';
import { isAbout } from './markdown-sections.ts';
import { findTimeAtEnd, findTimeAtStart, findTimes, parseTime, type TimeOptions, type TimeReading } from './time.ts';

/** A line that may be an entry of a timeline: a time and what happened then, by the shape in which it is written. */
export interface Candidate {
  line: DocumentLine;
  shape: 'heading' | 'item' | 'item-end' | 'row' | 'paragraph';
  time: TimeReading;
  /** The zone a table's header gives to all its times. */
  zone?: string;
  /** A day of the year a table's header gives to its dates ("Date (2026)"). */
  contextDate?: string;
  /** A table whose header promises times and what happened then. */
  announced?: boolean;
  /** The line's words without the time; empty when the time stands alone. */
  rest: string;
}

const PAGE_FURNITURE = /^\s*(?:page )?\d+ (?:of|\/) \d+\b/i;
/** A label that is long is a sentence, and the time at its end says when something in it was, not when it was said. */
const LABEL_AT_MOST = 160;

/** A list item or paragraph that begins with a mention and has its time next ("**@kit** 10:05: restarts"). */
const NAME_FIRST = /^(?:[*_`]{0,3}@?[\p{L}][\p{L}\p{N}_.-]{1,30}[*_`]{0,3})\s*[([]?\s*(?=\d{1,2}:\d{2})/u;

function readLine(text: string, options: TimeOptions) {
  const start = findTimeAtStart(text, options);
  if (start) return start;
  const name = NAME_FIRST.exec(text);
  const after = name && findTimeAtStart(text.slice(name[0].length), options);
  if (!name || !after || after.time.precision === 'day' || after.rest === '') return undefined;
  return { time: after.time, rest: `${name[0].replace(/[\s([]+$/, '')} ${after.rest}` };
}

/** The candidate a line is when it is not part of a table. */
function ofLine(line: DocumentLine, options: TimeOptions): Candidate | undefined {
  if (line.kind === 'code' || line.kind === 'blank' || line.kind === 'row') return undefined;
  if (PAGE_FURNITURE.test(line.text)) return undefined;
  const start = readLine(line.text, options);
  if (start) {
    const shape = line.kind === 'heading' ? 'heading' : line.kind === 'item' ? 'item' : 'paragraph';
    return { line, shape, ...start };
  }
  if (line.kind !== 'item') return undefined;
  const end = findTimeAtEnd(line.text, options);
  if (!end || end.rest.length > LABEL_AT_MOST || end.time.precision === 'day') return undefined;
  return { line, shape: 'item-end', ...end };
}

const NOT_WHEN = /duration|elapsed|due|deadline|eta|time to|length|took/i;
const END_COLUMN = /^(?:end|until|to|finish)/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$/i;

interface Table {
  header: string[] | undefined;
  rows: DocumentLine[];
}

const isRule = (line: DocumentLine) =>
  line.cells!.every((cell) => /^:?-*:?$/.test(cell)) && line.cells!.join('').includes('-');

/** A row after a gap goes on with the table above it when it is as wide and not the head of another. */
function goesOn(open: readonly DocumentLine[], lines: readonly DocumentLine[], index: number): boolean {
  let next = index + 1;
  while (lines[next]?.kind === 'blank') next += 1;
  const row = lines[next];
  if (row?.kind !== 'row' || row.cells!.length !== open.at(-1)!.cells!.length) return false;
  const below = lines[next + 1];
  return !isRule(row) && !(below?.kind === 'row' && isRule(below));
}

function tablesOf(lines: readonly DocumentLine[]): Table[] {
  const tables: Table[] = [];
  let open: DocumentLine[] = [];
  const close = () => {
    const rule = open.findIndex(isRule);
    const bare = rule < 0 && !/\d/.test(open[0]!.text) && open.length > 1 ? open[0] : undefined;
    const header = rule > 0 ? open[rule - 1] : bare;
    const rows = open.filter((line) => line !== header && !isRule(line));
    if (rows.length > 0) tables.push({ header: header?.cells, rows });
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'row') open.push(line);
    else if (open.length > 0 && !(line.kind === 'blank' && goesOn(open, lines, index))) close();
  }
  if (open.length > 0) close();
  return tables;
}

/** Columns that together make the instant of a row (Day | Date | Time | Event). */
function timeColumns(table: Table, options: TimeOptions): number[] {
  const width = Math.max(...table.rows.map((row) => row.cells!.length));
  const columns: number[] = [];
  for (let column = 0; column < width; column += 1) {
    if (NOT_WHEN.test(table.header?.[column] ?? '')) continue;
    const cells = table.rows.map((row) => row.cells![column] ?? '').filter((cell) => cell !== '');
    const times = cells.filter((cell) => WEEKDAY.test(cell) || parseTime(cell, options) !== undefined);
    if (cells.length > 0 && times.length * 2 > cells.length) columns.push(column);
  }
  return columns;
}

function timeOfCells(cells: string[], ends: string[], options: TimeOptions): TimeReading | undefined {
  const whole = cells.filter((cell) => !WEEKDAY.test(cell)).join(' ');
  const first = parseTime(whole, options) ?? cells.map((cell) => parseTime(cell, options)).find((time) => time);
  const until = first && ends.map((cell) => parseTime(cell, { ...options, contextDate: first.date })).find(Boolean);
  return first && until ? { ...first, until } : first;
}

/** Options with the zone a header cell names ("Time (UTC)"). */
function headerOptions(
  header: string[] | undefined,
  columns: number[],
  options: TimeOptions,
  zoneIn: ZoneFinder,
): TimeOptions {
  const heads = columns.map((column) => header?.[column] ?? '');
  const zone = heads.map(zoneIn).find((found) => found !== undefined);
  const year = /(?<!\d)20\d\d(?!\d)/.exec(heads.join(' '))?.[0];
  const near = year && options.contextDate?.slice(0, 4) !== year ? `${year}-07-01` : undefined;
  return { ...options, ...(zone ? { timeZone: zone } : {}), ...(near ? { contextDate: near } : {}) };
}

const TIME_HEAD = /^(?:time|date|when|timestamp|day|uhrzeit|zeit|hora|heure|at)\b/i;
const EVENT_HEAD = /event|what|happened|description|action|update|detail|status|note|ereignis|evento/i;

export type ZoneFinder = (text: string) => string | undefined;

function ofTable(table: Table, options: TimeOptions, zoneIn: ZoneFinder): Candidate[] {
  const columns = timeColumns(table, options);
  if (columns.length === 0) return [];
  const ends = columns.filter((column) => columns.length > 1 && END_COLUMN.test(table.header?.[column] ?? ''));
  const starts = columns.filter((column) => !ends.includes(column));
  const own = headerOptions(table.header, columns, options, zoneIn);
  const given = {
    ...(own.timeZone !== options.timeZone ? { zone: own.timeZone } : {}),
    ...(own.contextDate !== options.contextDate ? { contextDate: own.contextDate } : {}),
    announced:
      columns.some((column) => TIME_HEAD.test(table.header?.[column] ?? '')) &&
      (table.header ?? []).some((head, column) => !columns.includes(column) && EVENT_HEAD.test(head)),
  };
  const candidates: Candidate[] = [];
  let above: TimeReading | undefined;
  for (const line of table.rows) {
    const cells = line.cells!;
    const written = timeOfCells(
      starts.map((column) => cells[column] ?? ''),
      ends.map((column) => cells[column] ?? ''),
      own,
    );
    const blank = columns.every((column) => (cells[column] ?? '') === '');
    // A row whose time cell is empty goes on from the row above.
    const time = written ?? (blank && above ? { ...above, approximate: true } : undefined);
    const rest = cells.filter((cell, column) => !columns.includes(column) && cell !== '').join(' — ');
    if (!time) continue;
    above = time;
    candidates.push({ line, shape: 'row', time, rest, ...given });
  }
  return candidates;
}

/** Every candidate of a document, in its order. @param zoneIn finds a zone named in a table's header */
export function findCandidates(lines: readonly DocumentLine[], options: TimeOptions, zoneIn: ZoneFinder): Candidate[] {
  const ofTables = tablesOf(lines).flatMap((table) => ofTable(table, options, zoneIn));
  const ofLines = lines.map((line) => ofLine(line, options)).filter((candidate) => candidate !== undefined);
  return [...ofTables, ...ofLines].sort((a, b) => a.line.number - b.line.number);
}

/** The day a line announces for the times below it: a date and nothing else, or a heading with a date in it. */
export function dayOfLine(line: DocumentLine, options: TimeOptions): string | undefined {
  if (line.kind === 'code' || line.kind === 'blank' || line.kind === 'row') return undefined;
  if (line.kind === 'heading') {
    return isAbout('followUps', line.text) ? undefined : findTimes(line.text, options).find(hasOwnDate)?.date;
  }
  const time = parseTime(line.text, options);
  return time && time.precision === 'day' && !time.until ? time.date : undefined;
}

/** The date is written, or at least its day and month are. */
export function hasOwnDate(time: TimeReading): boolean {
  return (
    time.date !== undefined &&
    (!time.dateInferred || time.precision === 'day' || /\d\D+\d{1,2}:|\p{L}{3}/u.test(time.text))
  );
}
