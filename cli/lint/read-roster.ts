import { readFile, stat } from 'node:fs/promises';
import type { RosterPerson } from '#shared/coach/finding.ts';
import { UsageError } from '../command.ts';
import { explainJsonError } from '../json-position.ts';
import { sayReadError } from './fault.ts';

const MOST_MEGABYTES = 64;
const LONGEST_NAME = 200;

/** The people in a file: a JSON list, or one a line as `name, handles, role`. Throws `UsageError` with the line at fault. */
export async function readRosterFile(path: string): Promise<RosterPerson[]> {
  return parseRoster(await readListFile(path), path);
}

/** The names in a file: a JSON list of texts, or one a line. Throws `UsageError` with the line at fault. */
export async function readServicesFile(path: string): Promise<string[]> {
  const text = await readListFile(path);
  if (!isJson(text)) return rowsOf(text).map(({ cells }) => cells[0] as string);
  return parseServices(parseJson(text, path), (index) => `${path}, ${entryAt(text, index)}`);
}

/** See `readRosterFile`; `name` is said in front of a fault. */
export function parseRoster(text: string, name: string): RosterPerson[] {
  if (isJson(text)) return checkRoster(parseJson(text, name), name, (index) => `${name}, ${entryAt(text, index)}`);
  const rows = rowsOf(text);
  const columns = columnsOf(rows[0]?.cells ?? []);
  return rows.slice(columns === PLAIN_COLUMNS ? 0 : 1).map(({ line, cells }) =>
    checkPerson(
      {
        name: cells[columns.name] ?? '',
        handles: (cells[columns.handles] ?? '').split(/[\s;]+/).filter((handle) => handle !== ''),
        role: cells[columns.role] || undefined,
      },
      `${name}, line ${line}`,
    ),
  );
}

/** A list of names or of `{name, handles, role}`. `placeOf` says where an entry stands, for the fault. */
export function checkRoster(value: unknown, name: string, placeOf: (index: number) => string): RosterPerson[] {
  if (!Array.isArray(value))
    throw new UsageError(`${name}: a roster is a list of names, or of objects with name, handles and role`);
  return value.map((entry, index) => checkPerson(typeof entry === 'string' ? { name: entry } : entry, placeOf(index)));
}

/** A list of names. */
export function parseServices(value: unknown, placeOf: (index: number) => string): string[] {
  if (!Array.isArray(value)) throw new UsageError(`${placeOf(-1)}: services are a list of names`);
  return value.map((entry, index) => checkName(entry, placeOf(index)));
}

const FIELDS = ['name', 'handles', 'role'];

function checkPerson(entry: unknown, place: string): RosterPerson {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new UsageError(`${place}: a person is a name, or an object with name, handles and role`);
  const unknown = Object.keys(entry).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) throw new UsageError(`${place}: a person has name, handles and role, but no "${unknown}"`);
  const { name, handles = [], role } = entry as { name?: unknown; handles?: unknown; role?: unknown };
  if (!Array.isArray(handles) || !handles.every((handle) => typeof handle === 'string'))
    throw new UsageError(`${place}: handles are a list of texts`);
  if (role !== undefined && typeof role !== 'string') throw new UsageError(`${place}: a role is a text`);
  return {
    name: checkName(name, place),
    ...(handles.length > 0 ? { handles } : {}),
    ...(role ? { role } : {}),
  };
}

function checkName(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`${place}: there is no name`);
  if (value.length > LONGEST_NAME) throw new UsageError(`${place}: no name is longer than ${LONGEST_NAME} characters`);
  if (/\p{Cc}/u.test(value)) throw new UsageError(`${place}: a name with control characters`);
  return value.trim();
}

async function readListFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_MEGABYTES * 1024 * 1024) throw new UsageError(`it is larger than ${MOST_MEGABYTES} MB`);
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${sayReadError(error)}.`);
  }
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON: ${explainJsonError(text)}.`);
  }
}

/** Where the entry of a JSON list stands: "line 3". The text is known to be JSON. */
function entryAt(text: string, index: number): string {
  let depth = 0;
  let entry = 0;
  for (const { 0: token, index: at } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s[\]{},"]+/g)) {
    if (depth === 1 && entry === index && token !== ',') return `line ${text.slice(0, at).split('\n').length}`;
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (token === ',' && depth === 1) entry += 1;
  }
  return 'line 1';
}

type Row = { line: number; cells: string[] };

/** The lines of a plain list, cut at commas that stand in no quotation marks. Blank lines and those behind "#" say nothing. */
const rowsOf = (text: string): Row[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((row, index) => ({ line: index + 1, cells: cellsOf(row) }))
    .filter(({ cells }) => cells.some((cell) => cell !== '') && !cells[0]?.startsWith('#'));

const cellsOf = (row: string): string[] =>
  Array.from(row.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain as string).trim() : quoted.replaceAll('""', '"').trim(),
  );

type Columns = { name: number; handles: number; role: number };
const PLAIN_COLUMNS: Columns = { name: 0, handles: 1, role: 2 };

/** Where a head of columns puts them; without one, name, handles and role follow each other. */
function columnsOf(cells: readonly string[]): Columns {
  const heads = cells.map((cell) => cell.toLowerCase());
  if (!heads.includes('name')) return PLAIN_COLUMNS;
  return {
    name: heads.indexOf('name'),
    handles: heads.findIndex((head) => head === 'handles' || head === 'handle'),
    role: heads.indexOf('role'),
  };
}
