import { Readable, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createTarDecoder, createTarPacker, type TarPackController } from 'modern-tar';
import { BackupFault } from './backup-fault.ts';

/** One file inside the archive, small enough to be held in memory. */
export type Entry = { name: string; bytes: Uint8Array };

/** Packs tables to a fifth (`npm run bench -- backup`) and leaves PostgreSQL the other core. */
const GZIP_LEVEL = 2;
const MOST_BYTES = 256 * 1024 ** 2;

/** Writes the entries as a `.tar.gz`, as fast as `out` takes them, and ends `out` unless told otherwise. */
export async function writeArchive(
  entries: AsyncIterable<Entry>,
  out: Writable,
  options: { signal?: AbortSignal | undefined; end?: boolean } = {},
): Promise<void> {
  const { readable, controller } = createTarPacker();
  const written = pipeline(Readable.fromWeb(readable as never), createGzip({ level: GZIP_LEVEL }), out, options);
  // Both are waited for: nothing of the database may be read any more when this has failed.
  const [writing] = await Promise.allSettled([written, pack(entries, controller)]);
  if (writing.status === 'rejected') throw writing.reason;
}

async function pack(entries: AsyncIterable<Entry>, controller: TarPackController): Promise<void> {
  try {
    for await (const { name, bytes } of entries) {
      const body = controller.add({ name, size: bytes.length, mode: 0o600 }).getWriter();
      await body.write(bytes);
      await body.close();
    }
    controller.finalize();
  } catch (error) {
    controller.error(error);
    throw error;
  }
}

/** The entries of such an archive, one after the other. Throws BackupFault for one that is cut off, damaged or something else. */
export async function* readArchive(input: Readable): AsyncGenerator<Entry> {
  const decoder = createTarDecoder({ strict: true });
  const left = new AbortController();
  const fed = feed(input, decoder.writable, left.signal);
  // Only what ends the reading is told, by whoever waits for it below.
  fed.catch(() => {});
  try {
    for await (const { header, body } of decoder.readable) {
      if (header.size > MOST_BYTES) throw new BackupFault(`it holds "${header.name}", which is too large to be ours`);
      yield { name: header.name, bytes: await buffer(body) };
    }
    await fed;
  } catch (error) {
    throw explain(error);
  } finally {
    left.abort();
  }
}

async function feed(input: Readable, decoder: WritableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
  const writer = decoder.getWriter();
  try {
    await pipeline(
      input,
      createGunzip(),
      async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const chunk of chunks) await writer.write(chunk);
        await writer.close();
      },
      { signal },
    );
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}

function explain(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'Z_DATA_ERROR' && message === 'incorrect header check')
    return new BackupFault('it is no backup that Debrief has written');
  if (code === 'Z_BUF_ERROR' || /truncated/i.test(message ?? ''))
    return new BackupFault('it is cut off: its end is missing');
  if (code?.startsWith('Z_') || /tar|checksum|header/i.test(message ?? ''))
    return new BackupFault(`it is damaged (${message})`);
  return error;
}
