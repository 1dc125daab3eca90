import { isUtf8 } from 'node:buffer';
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UsageError } from '../command.ts';

/** A post-mortem of a thousand pages has 3 MB. */
export const MOST_MEGABYTES = 10;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

/** The text of a file as it stands in it, a byte order mark included. Throws `UsageError` saying why it is no text, or what reading throws. */
export async function readSource(path: string): Promise<string> {
  const info = statSync(path);
  if (!info.isFile()) return readSourceStream(createReadStream(path));
  if (info.size > MOST_BYTES) throw tooLarge();
  return decode(await readFile(path));
}

/** As `readSource`, from standard input, a pipe or a device that may never end. */
export async function readSourceStream(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}

const tooLarge = () => new UsageError(`it is larger than ${MOST_MEGABYTES} MB, which no post-mortem is`);

function decode(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new UsageError('it is UTF-16: save it as UTF-8');
  if (bytes.includes(0)) throw new UsageError('it holds NUL bytes: that is no text');
  if (!isUtf8(bytes)) throw new UsageError(`it is not UTF-8 (line ${lineOfFault(bytes)}): save it as UTF-8`);
  return bytes.toString('utf8');
}

function lineOfFault(bytes: Buffer): number {
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
