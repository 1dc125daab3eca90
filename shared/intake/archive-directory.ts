import { AppError } from '../errors.ts';

/** One line of a zip archive's directory. Sizes and positions in bytes; `method` 0 is stored, 8 is deflated. */
export interface ArchiveEntry {
  name: string;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  headerAt: number;
  dataAt: number;
  encrypted: boolean;
  symlink: boolean;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const NOT_HERE = 0xffffffff;

/**
 * Reads the directory at the end of a zip archive (PKWARE APPNOTE 6.3.10, with the 64-bit extension).
 * @throws AppError `bad-input` when the archive is truncated or not a zip, `too-large` with more than `maxEntries`.
 */
export function readDirectory(bytes: Uint8Array, maxEntries: number): ArchiveEntry[] {
  try {
    return scan(bytes, maxEntries);
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

function damaged(): AppError {
  return new AppError(
    'bad-input',
    'This is not a complete zip archive; it may have been cut off. Export or download it again.',
  );
}

function scan(bytes: Uint8Array, maxEntries: number): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, at } = findDirectory(view);
  if (count > maxEntries) {
    throw new AppError(
      'too-large',
      `The archive holds ${count.toLocaleString('en')} files; at most ${maxEntries.toLocaleString('en')} can be read.`,
    );
  }
  const entries: ArchiveEntry[] = [];
  let position = at;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(position, true) !== DIRECTORY) throw damaged();
    const nameLength = view.getUint16(position + 28, true);
    const extraLength = view.getUint16(position + 30, true);
    const next = position + 46 + nameLength + extraLength + view.getUint16(position + 32, true);
    if (next > bytes.length) throw damaged();
    entries.push(readEntry(view, bytes, position, nameLength, extraLength));
    position = next;
  }
  return entries;
}

function findDirectory(view: DataView): { count: number; at: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  let end = view.byteLength - 22;
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest || end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  const has64 = end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64;
  if (!has64) return { count, at };
  const end64 = Number(view.getBigUint64(end - 12, true));
  if (view.getUint32(end64, true) !== END_64) throw damaged();
  return { count: Number(view.getBigUint64(end64 + 32, true)), at: Number(view.getBigUint64(end64 + 48, true)) };
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  nameLength: number,
  extraLength: number,
): ArchiveEntry {
  const flags = view.getUint16(at + 8, true);
  const sizes = {
    size: view.getUint32(at + 24, true),
    packedSize: view.getUint32(at + 20, true),
    headerAt: view.getUint32(at + 42, true),
  };
  readLargeSizes(view, at + 46 + nameLength, extraLength, sizes);
  const { headerAt, packedSize } = sizes;
  if (view.getUint32(headerAt, true) !== LOCAL) throw damaged();
  const dataAt = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (dataAt + packedSize > bytes.length) throw damaged();
  // The upper half of the attributes is the Unix mode when the archive was made on Unix; 0xA000 marks a link.
  const symlink = ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000;
  return {
    name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    ...sizes,
    dataAt,
    encrypted: (flags & 1) === 1,
    symlink,
  };
}

/** Fills in what did not fit in 32 bits, in the order the format fixes: size, packed size, position. */
function readLargeSizes(
  view: DataView,
  at: number,
  length: number,
  sizes: { size: number; packedSize: number; headerAt: number },
): void {
  let position = at;
  while (position + 4 <= at + length) {
    const id = view.getUint16(position, true);
    const fieldLength = view.getUint16(position + 2, true);
    if (id === 1) {
      let value = position + 4;
      for (const key of ['size', 'packedSize', 'headerAt'] as const) {
        if (sizes[key] !== NOT_HERE) continue;
        sizes[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    position += 4 + fieldLength;
  }
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
