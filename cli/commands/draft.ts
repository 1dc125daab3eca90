import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { draftToDocument } from '#shared/document/from-draft.ts';
import { renderMarkdown } from '#shared/document/render-markdown.ts';
import { draftPostMortem } from '#shared/drafting/draft.ts';
import { TEMPLATE_NAMES } from '#shared/drafting/templates.ts';
import { type IncidentRecord, incidentRecord } from '#shared/incident-record.ts';
import { isTimeZone } from '#shared/intake/time.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { explainJsonError } from '../json-position.ts';
import { readTemplateOption } from '../template-option.ts';

const FORMATS = ['md', 'html', 'json'] as const;
type Format = (typeof FORMATS)[number];

const HELP = `debrief draft FILE [--format md|json|html] [--template NAME|FILE] [--time-zone ZONE]

Reads an incident record (debrief.incident/v1, JSON; - is standard input) and writes the draft of a post-mortem.
Every sentence cites the events that prove it. No server, no network.

  --template NAME        ${TEMPLATE_NAMES.join(', ')}
  --template FILE        a template file (debrief templates export KEY), or any Markdown whose headings are the sections
`;

const MOST_BYTES = 256 * 1024 * 1024;

const readAll = async (stream: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BYTES) throw new UsageError('the record is larger than 256 MB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
};

const READ_ERRORS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'that is a directory',
  EACCES: 'it may not be read',
};

const readInput = async (path: string, io: CommandIo): Promise<string> => {
  try {
    return await readAll(path === '-' ? io.stdin : createReadStream(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${path}: ${READ_ERRORS[code ?? ''] ?? message}.`);
  }
};

const fieldName = (path: PropertyKey[]): string =>
  path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key}]` : name ? `${name}.${String(key)}` : String(key)),
    '',
  );

/** Checks the text against the record's schema; the first fault is told with its place. */
const readRecord = (text: string, name: string): IncidentRecord => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON: ${explainJsonError(text)}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${name} is not an incident record: it must be a JSON object with "format": "debrief.incident/v1".`,
    );
  }
  const read = incidentRecord.safeParse(value);
  if (read.success) return read.data;
  const [first, ...others] = read.error.issues;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new UsageError(`${name} is not an incident record: ${fieldName(first!.path)}: ${first!.message}${more}.`);
};

const readOptions = (args: string[]) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'md' },
      template: { type: 'string', short: 't', default: 'standard' },
      'time-zone': { type: 'string', short: 'z' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { format, template, 'time-zone': timeZone } = values;
  const [file, ...extra] = positionals;
  if (file === undefined) throw new UsageError('name the file of the incident record, or - for standard input.');
  if (extra.length > 0) throw new UsageError(`one record at a time; "${extra[0]}" is one too many.`);
  if (!FORMATS.includes(format as Format)) throw new UsageError(`unknown format "${format}": md, html or json.`);
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new UsageError(`unknown time zone "${timeZone}": an IANA name such as Europe/Madrid, or UTC.`);
  }
  return { file, format: format as Format, template, timeZone };
};

/** `debrief draft`: see HELP. */
export const run = async (args: string[], io: CommandIo): Promise<number> => {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(HELP);
    return 0;
  }
  const { file, format, template, timeZone } = options;
  const record = readRecord(await readInput(file, io), file === '-' ? 'standard input' : file);
  const chosen = await readTemplateOption(template);
  const draft = draftPostMortem(record, { template: chosen, ...(timeZone ? { timeZone } : {}) });
  if (format === 'json') io.stdout.write(`${JSON.stringify(draft, null, 2)}\n`);
  else if (format === 'md') io.stdout.write(renderMarkdown(draftToDocument(draft, record, { citeFields: true })));
  else {
    const { renderHtml } = await import('#shared/document/render-html.ts');
    io.stdout.write(renderHtml(draftToDocument(draft, record, { citeFields: true })));
  }
  return 0;
};
