import type { Kysely, Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { DomainEvent } from '#shared/events.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { FileStore } from './files/file-store.ts';
import type { LiveDocuments } from './live-documents.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Outbound } from './outbound/outbound.ts';
import type { RecordEntry } from './record-entry.ts';
import type { Tables } from './tables.ts';
import type { Vault } from './vault.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** What every operation is given. `app.ts` builds the one that serves; tests build their own. */
export type Context = {
  db: Db;
  /** Runs `work` in one transaction; tried again when PostgreSQL asks for it, so `work` must only touch the database. */
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Writes a domain event in the caller's transaction; reactions follow after the commit. */
  emit: (tx: Tx, ...events: DomainEvent[]) => Promise<void>;
  /** Keeps what was done, by whom, in the caller's transaction: the last thing it does there. */
  record: (tx: Tx, actor: Actor, entry: RecordEntry) => Promise<void>;
  /** The bytes of files. Reached outside transactions only. */
  files: FileStore;
  /** Null where no mail server is set: then nothing is mailed, now or later. */
  mailer: Mailer | null;
  /** Requests to other services: from reactions and chores only, never in an operation or a transaction. */
  outbound: Outbound;
  /** For secrets that must be read again. */
  vault: Vault;
  /** The documents that are written together. Also where nobody listens, as in a command. */
  documents: LiveDocuments;
  now: () => Date;
  log: Logger;
  /** Where people reach this server, without a trailing slash. */
  publicUrl: string;
  version: string;
};
