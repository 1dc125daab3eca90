import type { Readable } from 'node:stream';
import { type Entry, readArchive } from './archive.ts';
import { BackupFault } from './backup-fault.ts';
import {
  type Closing,
  countRows,
  FILES,
  type Opening,
  readClosing,
  readOpening,
  SECRET,
  TABLES,
  type Tally,
} from './contents.ts';

/** What becomes of a backup as it is read. Each part comes once, and before the files. */
export type Receiver = {
  open: (opening: Opening) => Promise<void>;
  part: (name: string, pieces: AsyncIterable<Uint8Array>) => Promise<Tally>;
  file: (id: string, bytes: Uint8Array) => Promise<void>;
  secret: (text: string) => void;
};

/** `rows`: of all tables. */
export type Received = { opening: Opening; closing: Closing; rows: number };

/** Reads a backup from its first byte to its last. Throws BackupFault unless all of it is there and is what was written. */
export async function receive(input: Readable, receiver: Receiver): Promise<Received> {
  const entries = new Entries(readArchive(input));
  try {
    const opening = readOpening(await entries.take());
    await receiver.open(opening);
    const parts = await receiveParts(entries, receiver);
    const files = await receiveFiles(entries, receiver);
    if ((await entries.peek())?.name === SECRET)
      receiver.secret(
        Buffer.from((await entries.take())!.bytes)
          .toString()
          .trim(),
      );
    const closing = readClosing(await entries.take());
    if (await entries.take()) throw new BackupFault('it goes on after its end');
    compare(opening, closing, parts, files);
    return { opening, closing, rows: countRows(closing) };
  } finally {
    await entries.leave();
  }
}

async function receiveParts(entries: Entries, receiver: Receiver): Promise<Map<string, Tally>> {
  const parts = new Map<string, Tally>();
  for (;;) {
    const name = partOf((await entries.peek())?.name);
    if (name === undefined) return parts;
    if (parts.has(name)) throw new BackupFault(`${name} comes twice`);
    parts.set(name, await receiver.part(name, entries.piecesOf(name)));
  }
}

async function receiveFiles(entries: Entries, receiver: Receiver): Promise<number> {
  for (let files = 0; ; files += 1) {
    if (!(await entries.peek())?.name.startsWith(FILES)) return files;
    const { name, bytes } = (await entries.take())!;
    await receiver.file(name.slice(FILES.length), bytes);
  }
}

function compare(opening: Opening, closing: Closing, parts: Map<string, Tally>, files: number): void {
  const expected = Object.entries(closing.parts);
  for (const { name } of opening.tables)
    if (!Object.hasOwn(closing.parts, TABLES + name)) throw new BackupFault(`the table ${name} is missing`);
  for (const [name, { rows, bytes, sha256 }] of expected) {
    const found = parts.get(name) ?? { rows: 0, bytes: 0, sha256 };
    if (found.rows !== rows || found.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupFault(`${name} is not what was written: ${found.rows} rows of ${rows}`);
  }
  const foreign = [...parts.keys()].find((name) => !Object.hasOwn(closing.parts, name));
  if (foreign !== undefined) throw new BackupFault(`${foreign} is not one of its parts`);
  if (files !== closing.files) throw new BackupFault(`${files} files are there of ${closing.files}`);
}

const partOf = (name: string | undefined): string | undefined =>
  /^((?:tables|queue)\/[^/]+)\/\d{6,}$/.exec(name ?? '')?.[1];

/** The entries, with a look at the next one. */
class Entries {
  readonly #source: AsyncGenerator<Entry>;
  #next: Promise<Entry | undefined> | undefined;

  constructor(source: AsyncGenerator<Entry>) {
    this.#source = source;
  }

  peek(): Promise<Entry | undefined> {
    this.#next ??= this.#source.next().then(({ value }) => value as Entry | undefined);
    return this.#next;
  }

  async take(): Promise<Entry | undefined> {
    const entry = await this.peek();
    this.#next = undefined;
    return entry;
  }

  async *piecesOf(part: string): AsyncGenerator<Uint8Array> {
    while (partOf((await this.peek())?.name) === part) yield (await this.take())!.bytes;
  }

  async leave(): Promise<void> {
    await this.#source.return(undefined);
  }
}
