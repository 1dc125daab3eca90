import { inflateSync } from 'fflate';
import { AppError } from '../errors.ts';
import { type ArchiveEntry, readDirectory } from './archive-directory.ts';

/** What an archive may cost to unpack. Sizes in bytes. */
export interface ArchiveLimits {
  /** Sum of all unpacked files. */
  totalBytes: number;
  entries: number;
  /** Unpacked size over packed size of one file; ordinary text stays far below it. */
  ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { totalBytes: 200 * 1024 * 1024, entries: 20_000, ratio: 250 };

/** Small files of equal bytes reach any ratio and harm nobody. */
const RATIO_MATTERS_FROM = 1024 * 1024;
const NESTED = /\.(?:zip|jar|7z|rar|gz|tgz|bz2|xz|zst|tar)$/i;

/** Whether the bytes begin like a zip archive (an empty one included). */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * The files of a zip archive by path, folders left out, in the archive's order. Every entry is judged by the archive's
 * directory before one byte is unpacked, and each file is then unpacked into exactly the room it declared.
 * @throws AppError `too-large` beyond a limit; `unsupported` for encryption, unknown compression or an archive inside;
 *   `bad-input` for a damaged archive or a path that leads outside.
 */
export function readZip(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Map<string, Uint8Array> {
  const all = { ...ARCHIVE_LIMITS, ...limits };
  const entries = readDirectory(bytes, all.entries).filter((entry) => !isLeftover(entry.name));
  refuseUnsafe(entries);
  refuseBombs(entries, all);
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    if (files.has(entry.name)) throw new AppError('bad-input', `The archive holds ${quoted(entry.name)} twice.`);
    files.set(entry.name, unpack(bytes, entry));
  }
  return files;
}

function refuseUnsafe(entries: ArchiveEntry[]): void {
  for (const { name, encrypted, symlink, method } of entries) {
    const why = findUnsafePath(name);
    if (why) throw new AppError('bad-input', `The archive holds ${quoted(name)}, ${why}; nothing was unpacked.`);
    if (symlink)
      throw new AppError('bad-input', `The archive holds a link (${quoted(name)}); put the file itself in it.`);
    if (encrypted)
      throw new AppError('unsupported', `${quoted(name)} is encrypted; upload an archive without a password.`);
    if (NESTED.test(name)) {
      throw new AppError(
        'unsupported',
        `The archive holds another archive (${quoted(name)}); unpack it and upload its content.`,
      );
    }
    if (method !== 0 && method !== 8) {
      throw new AppError(
        'unsupported',
        `${quoted(name)} is packed with method ${method}; only stored and deflated files can be read.`,
      );
    }
  }
}

function refuseBombs(entries: ArchiveEntry[], limits: ArchiveLimits): void {
  let total = 0;
  for (const { name, size, packedSize } of entries) {
    total += size;
    if (total > limits.totalBytes) {
      const megabytes = Math.round(limits.totalBytes / 1024 / 1024);
      throw new AppError('too-large', `Unpacked, the archive would be larger than ${megabytes} MB.`);
    }
    if (size > RATIO_MATTERS_FROM && size > packedSize * limits.ratio) {
      throw new AppError('too-large', `${quoted(name)} would grow more than ${limits.ratio}-fold when unpacked.`);
    }
  }
  // Overlapping entries let one small stretch of data be unpacked many times over.
  const ranges = entries
    .map((entry) => [entry.headerAt, entry.dataAt + entry.packedSize] as const)
    .sort((a, b) => a[0] - b[0]);
  for (let index = 1; index < ranges.length; index++) {
    if (ranges[index]![0] < ranges[index - 1]![1]) {
      throw new AppError('bad-input', 'Files in the archive overlap; it is damaged or made to do harm.');
    }
  }
}

function unpack(bytes: Uint8Array, entry: ArchiveEntry): Uint8Array {
  const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.packedSize);
  let content: Uint8Array | undefined;
  try {
    content = entry.method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(entry.size) });
  } catch {
    content = undefined;
  }
  if (content?.length !== entry.size || crc32(content) !== entry.crc) {
    throw new AppError('bad-input', `${quoted(entry.name)} in the archive is damaged; export or download it again.`);
  }
  return content;
}

function findUnsafePath(name: string): string | undefined {
  if (name === '' || name.includes('\0')) return 'which has no usable name';
  if (name.length > 1000) return 'whose name is too long';
  if (name.includes('\\')) return 'whose path uses backslashes';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'an absolute path';
  if (name.split('/').includes('..')) return 'a path that leads outside of it';
  return undefined;
}

/** What macOS and Windows add to an archive unasked. */
function isLeftover(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/.test(name);
}

function quoted(name: string): string {
  return `"${name.length > 80 ? `${name.slice(0, 80)}…` : name}"`;
}

let table: Uint32Array | undefined;
function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });
  let crc = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) crc = table[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
