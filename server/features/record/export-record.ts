import { Readable } from 'node:stream';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { exportRecord as contract, exportRecordOfPostMortem as ofPostMortem } from '#shared/contracts/record.ts';
import type { Actor } from '#shared/rules/access.ts';
import { presentEntry } from './present-entry.ts';
import { type RecordFilter, readEntries } from './record-store.ts';

type Format = 'csv' | 'json';
type Entry = ReturnType<typeof presentEntry>;

export const exportRecord = operation(contract, async (ctx, actor, { format, ...filter }) => {
  await keepExport(ctx, actor, { kind: 'installation', id: null, name: 'The record' }, null, format);
  return fileOf(ctx, filter, 'record', format);
});

export const exportRecordOfPostMortem = operation(ofPostMortem, async (ctx, actor, { id, format }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const reference = postMortemReference(head.number);
  await keepExport(ctx, actor, { kind: 'post-mortem', id: head.id, name: reference }, head.id, format);
  const of = { postMortemId: head.id, incidentIds: head.incidentIds };
  return fileOf(ctx, { of }, `${reference}-record`, format);
});

/** A copy taken away is part of the record, and so of the copy. */
const keepExport = (
  ctx: Context,
  actor: Actor,
  subject: { kind: string; id: string | null; name: string },
  postMortemId: string | null,
  format: Format,
) =>
  ctx.transaction((tx) =>
    ctx.record(tx, actor, { action: 'record.exported', subject, postMortemId, after: { format } }),
  );

function fileOf(ctx: Context, filter: RecordFilter, name: string, format: Format): Reply<unknown> {
  return new Reply<unknown>(Readable.from(format === 'csv' ? csv(ctx, filter) : jsonLines(ctx, filter)), 200, {
    'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.${format === 'csv' ? 'csv' : 'jsonl'}"`,
  });
}

const COLUMNS: [string, (entry: Entry) => string | number | null][] = [
  ['number', (entry) => entry.number],
  ['at', (entry) => entry.at],
  ['actorKind', (entry) => entry.actor.kind],
  ['actorId', (entry) => entry.actor.id],
  ['actor', (entry) => entry.actor.name],
  ['action', (entry) => entry.action],
  ['subjectKind', (entry) => entry.subject.kind],
  ['subjectId', (entry) => entry.subject.id],
  ['subject', (entry) => entry.subject.name],
  ['before', (entry) => entry.before && JSON.stringify(entry.before)],
  ['after', (entry) => entry.after && JSON.stringify(entry.after)],
  ['note', (entry) => entry.note],
  ['hash', (entry) => entry.hash],
];

async function* csv(ctx: Context, filter: RecordFilter): AsyncGenerator<string> {
  // Excel reads UTF-8 only where a byte order mark says so.
  yield `\uFEFF${COLUMNS.map(([name]) => name).join(',')}\r\n`;
  for await (const rows of readEntries(ctx.db, filter))
    yield rows
      .map(presentEntry)
      .map((entry) => `${COLUMNS.map(([, read]) => cell(read(entry))).join(',')}\r\n`)
      .join('');
}

async function* jsonLines(ctx: Context, filter: RecordFilter): AsyncGenerator<string> {
  for await (const rows of readEntries(ctx.db, filter))
    yield rows.map((row) => `${JSON.stringify(presentEntry(row))}\n`).join('');
}

/** RFC 4180. A leading =, +, - or @ would run as a formula in a spreadsheet: an apostrophe keeps it text. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
