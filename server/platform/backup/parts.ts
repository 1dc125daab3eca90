import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Entry } from './archive.ts';
import { TABLES, type Tally } from './contents.ts';

/** A table, or a query, that travels as the text of PostgreSQL's COPY, cut into pieces `<name>/000001` and on. */
export type Part = {
  /** `tables/incidents` */
  name: string;
  /** What `copy … to stdout` and `copy … from stdin` are said of: a table with its columns, or a query in brackets. */
  sql: string;
};

const PIECE_BYTES = 4 * 1024 ** 2;

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function tablePart(name: string, columns: readonly string[]): Part {
  return { name: TABLES + name, sql: `public.${quote(name)} (${columns.map(quote).join(', ')})` };
}

/** The part in pieces; what they came to is given to `tell` after the last. */
export async function* copyOut(
  client: pg.ClientBase,
  { name, sql }: Part,
  tell: (tally: Tally) => void,
): AsyncGenerator<Entry> {
  const stream = client.query(to(`copy ${sql} to stdout`));
  const sum = new Sum();
  let piece: Buffer[] = [];
  let size = 0;
  let number = 0;
  const cut = (): Entry => {
    const bytes = sum.add(Buffer.concat(piece));
    piece = [];
    size = 0;
    number += 1;
    return { name: `${name}/${String(number).padStart(6, '0')}`, bytes };
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    piece.push(chunk);
    size += chunk.length;
    if (size >= PIECE_BYTES) yield cut();
  }
  if (size > 0) yield cut();
  tell(sum.tally(stream.rowCount));
}

/** The other way: takes pieces until they end. */
export async function copyIn(client: pg.ClientBase, sql: string, pieces: AsyncIterable<Uint8Array>): Promise<Tally> {
  const stream = client.query(from(`copy ${sql} from stdin`));
  const sum = new Sum();
  await pipeline(async function* () {
    for await (const bytes of pieces) yield sum.add(bytes);
  }, stream);
  return sum.tally(stream.rowCount);
}

/** Without a database: the same sum, rows counted as the lines that they are. */
export async function sumUp(pieces: AsyncIterable<Uint8Array>): Promise<Tally> {
  const sum = new Sum();
  let rows = 0;
  for await (const bytes of pieces) {
    sum.add(bytes);
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows += 1;
  }
  return sum.tally(rows);
}

class Sum {
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  add<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    return bytes;
  }

  tally(rows: number): Tally {
    return { rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
