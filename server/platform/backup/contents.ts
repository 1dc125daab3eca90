import { z } from 'zod';
import type { Entry } from './archive.ts';
import { BackupFault } from './backup-fault.ts';

export const FORMAT = 'debrief.backup/1';
export const OPENING = 'debrief.json';
export const CLOSING = 'manifest.json';
export const SECRET = 'secret.key';
export const TABLES = 'tables/';
export const FILES = 'files/';

const count = z.number().int().min(0);

/** What stands first: all that must be known before anything is read. */
const opening = z.object({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  /** Of Debrief. */
  release: z.string(),
  postgres: z.string(),
  /** The migrations that had made the database what it was. */
  migrations: z.array(z.object({ version: count, name: z.string(), checksum: z.string() })).min(1),
  /** In the order in which they follow. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })).min(1),
  /** Where counting goes on; null where it has not begun. */
  sequences: z.array(z.object({ table: z.string(), column: z.string(), last: count.nullable() })),
  /** Of the files that are attached. */
  files: z.object({ count, bytes: count }),
  /** Something sealed under the key of that installation (base64): tells another key from the same. */
  sealed: z.string().nullable(),
});
export type Opening = z.output<typeof opening>;

/** One table, or what waits in the queue. `rows` as PostgreSQL counted them, the rest of its text as it stands in the archive. */
const tally = z.object({ rows: count, bytes: count, sha256: z.string() });
export type Tally = z.output<typeof tally>;

/** What stands last: without it the rest is not whole. */
const closing = z.object({
  parts: z.record(z.string(), tally),
  files: count,
  /** Attached, but their bytes were not to be had. */
  missingFiles: z.array(z.object({ id: z.string(), name: z.string() })),
  record: z.object({ entries: count, head: z.string().nullable() }),
});
export type Closing = z.output<typeof closing>;

/** Of the tables, not of what waits in the queue. */
export const countRows = ({ parts }: Closing): number =>
  Object.entries(parts).reduce((sum, [name, { rows }]) => sum + (name.startsWith(TABLES) ? rows : 0), 0);

export const writeOpening = (value: Opening): Entry => asEntry(OPENING, value);
export const writeClosing = (value: Closing): Entry => asEntry(CLOSING, value);
export const readOpening = (entry: Entry | undefined): Opening => parse(opening, OPENING, entry);
export const readClosing = (entry: Entry | undefined): Closing => parse(closing, CLOSING, entry);

function asEntry(name: string, value: unknown): Entry {
  return { name, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
}

function parse<T>(schema: z.ZodType<T>, name: string, entry: Entry | undefined): T {
  if (entry?.name !== name)
    throw new BackupFault(`${name} is not where it should be: it is no whole backup of Debrief`);
  const value = readJson(entry);
  const format = (value as { format?: unknown } | null)?.format;
  if (name === OPENING && typeof format === 'string' && format !== FORMAT)
    throw new BackupFault(`it is in the form "${format}"; this Debrief reads "${FORMAT}". Use a newer release`);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new BackupFault(`its ${name} cannot be read (${issue?.path.join('.')}: ${issue?.message})`);
}

function readJson({ name, bytes }: Entry): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    throw new BackupFault(`its ${name} cannot be read`);
  }
}
