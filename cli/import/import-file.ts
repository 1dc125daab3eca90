import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Call } from '#shared/client.ts';
import { addChat, readChat } from '#shared/contracts/chat.ts';
import { importMarkdown, importRecord } from '#shared/contracts/installation.ts';
import { AppError } from '#shared/errors.ts';
import { incidentRecord } from '#shared/incident-record.ts';
import { readMarkdownPostMortem } from '#shared/intake/markdown-post-mortem.ts';
import { UsageError } from '../command.ts';
import type { Importable } from './find-importable.ts';

export type Imported = { file: string; state: 'made' | 'known' | 'unreadable'; what: string; problems: string[] };
/** Without a `call` nothing is sent: the file is read here and what it holds is said. */
export type ImportOptions = { call: Call | undefined; timeZone: string; incident: string | undefined };

export async function importFile({ path: file, name }: Importable, options: ImportOptions): Promise<Imported> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`cannot read ${file}: ${error.code ?? 'unknown reason'}`);
  });
  try {
    if (options.incident) return await chat(file, bytes, options.incident, options);
    if (/\.zip$/i.test(file)) return unreadable(file, 'a chat export belongs to an incident: add --incident REF');
    return /\.json$/i.test(file) ? await record(file, bytes, options) : await markdown(file, name, bytes, options);
  } catch (error) {
    // What the server refuses of one file must not keep the others out; that it refuses us must.
    if (error instanceof AppError && !['not-signed-in', 'forbidden', 'unavailable'].includes(error.code))
      return unreadable(file, error.message);
    throw error;
  }
}

const unreadable = (file: string, what: string, problems: string[] = []): Imported => ({
  file,
  state: 'unreadable',
  what,
  problems,
});
const count = (number: number, one: string) => `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`;

async function record(file: string, bytes: Uint8Array, { call }: ImportOptions): Promise<Imported> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return unreadable(file, 'not valid JSON');
  }
  const parsed = incidentRecord.safeParse(json);
  if (!parsed.success)
    return unreadable(
      file,
      'not an incident record (debrief.incident/v1)',
      parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
    );
  if (!call)
    return {
      file,
      state: 'made',
      what: `an incident with ${count(parsed.data.events?.length ?? 0, 'event')}`,
      problems: [],
    };
  const made = await call(importRecord, { record: json });
  return {
    file,
    state: made.created ? 'made' : 'known',
    what: `${made.reference}, ${count(made.events, 'event')}${made.duplicates > 0 ? `, ${made.duplicates.toLocaleString('en')} there already` : ''}`,
    problems: made.problems,
  };
}

async function markdown(
  file: string,
  name: string,
  bytes: Uint8Array,
  { call, timeZone }: ImportOptions,
): Promise<Imported> {
  const text = new TextDecoder().decode(bytes);
  if (!text.trim()) return unreadable(file, 'empty');
  const lines = (problems: { line: number; why: string }[]) =>
    problems.slice(0, 5).map(({ line, why }) => `line ${line}: ${why}`);
  const read = readMarkdownPostMortem(name, text, { timeZone });
  if (!call) {
    return {
      file,
      state: 'made',
      what: `“${read.title}”, ${count(read.timeline.length, 'timeline row')}, ${count(read.followUps.length, 'follow-up')}`,
      problems: lines(read.problems),
    };
  }
  const made = await call(importMarkdown, { name, markdown: text, timeZone });
  return {
    file,
    state: made.created ? 'made' : 'known',
    what: `${made.postMortemReference} “${made.title}”, ${count(made.timelineRows, 'timeline row')}, ${count(made.followUps, 'follow-up')}`,
    problems: [
      ...(!made.created && made.title !== read.title
        ? [`this file says “${read.title}”: if it is another document, give it a name of its own`]
        : []),
      ...lines(made.problems),
    ],
  };
}

async function chat(
  file: string,
  bytes: Uint8Array,
  incident: string,
  { call, timeZone }: ImportOptions,
): Promise<Imported> {
  if (!call) return { file, state: 'made', what: `a conversation for ${incident}`, problems: [] };
  const read = await call(readChat, { name: basename(file), timeZone, file: new Uint8Array(bytes) });
  const messages = read.messages.flatMap(({ at, system, ...message }) =>
    at === null || system ? [] : [{ ...message, at }],
  );
  if (messages.length === 0)
    return unreadable(
      file,
      'no message with a time in it',
      read.problems.slice(0, 5).map(({ where, why }) => `${where}: ${why}`),
    );
  const stored = await call(addChat, { id: incident, source: 'chat', messages });
  return {
    file,
    state: stored.accepted > 0 ? 'made' : 'known',
    what: `${count(stored.accepted, 'message')} into ${incident}, ${stored.duplicates.toLocaleString('en')} there already`,
    problems: read.problems.slice(0, 5).map(({ where, why }) => `${where}: ${why}`),
  };
}
