import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { isZip, readZip } from './archive.ts';

const text = (value: string) => new TextEncoder().encode(value);

function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

/** Sets 16 or 32 bits at an offset inside every directory line (or local header) of an archive. */
function patch(zip: Uint8Array, signature: number, offset: number, value: number, width: 2 | 4): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) !== signature) continue;
    if (width === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  }
  return copy;
}

describe('readZip', () => {
  it('gives the files by path in their order, without folders and system leftovers', () => {
    const zip = zipSync({
      'users.json': text('[]'),
      'incident-42/2026-03-04.json': text('[{"text":"héllo"}]'),
      '__MACOSX/._users.json': text('x'),
      'incident-42/.DS_Store': text('x'),
    });
    const files = readZip(zip);
    expect([...files.keys()]).toEqual(['users.json', 'incident-42/2026-03-04.json']);
    expect(new TextDecoder().decode(files.get('incident-42/2026-03-04.json'))).toBe('[{"text":"héllo"}]');
    expect(isZip(zip)).toBe(true);
    expect(isZip(text('PK is how this note begins'))).toBe(false);
  });

  it('reads stored files and a view into a larger buffer', () => {
    const zip = zipSync({ 'a.txt': [text('plain'), { level: 0 }] });
    const larger = new Uint8Array(zip.length + 64).fill(7);
    larger.set(zip, 32);
    const files = readZip(larger.subarray(32, 32 + zip.length));
    expect(new TextDecoder().decode(files.get('a.txt'))).toBe('plain');
  });

  it.each(['../evil.json', 'a/../../evil.json', '/etc/passwd', 'C:/evil.json', 'a\\b.json'])(
    'refuses the path %s',
    (name) => {
      const error = refusal(() => readZip(zipSync({ 'users.json': text('[]'), [name]: text('x') })));
      expect(error.code).toBe('bad-input');
      expect(error.message).toContain(name);
    },
  );

  it('refuses more unpacked bytes than allowed before unpacking any', () => {
    const zip = zipSync({ 'a.txt': text('a'.repeat(600)), 'b.txt': text('b'.repeat(600)) });
    expect(refusal(() => readZip(zip, { totalBytes: 1000 })).code).toBe('too-large');
    expect(readZip(zip, { totalBytes: 1200 }).size).toBe(2);
  });

  it('refuses a bomb by its ratio and by the size it declares', () => {
    const bomb = zipSync({ 'zeros.txt': new Uint8Array(30 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(() => readZip(bomb)).message).toContain('grow');
    expect(refusal(() => readZip(bomb, { totalBytes: 1024 })).message).toContain('larger than');
  });

  it('refuses a file that is larger than it declared', () => {
    const liar = patch(zipSync({ 'a.txt': text('abc'.repeat(5000)) }), 0x02014b50, 24, 10, 4);
    expect(refusal(() => readZip(liar)).message).toContain('damaged');
  });

  it('refuses too many entries, archives inside, links, passwords and unknown compression', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.txt`, text('x')]));
    expect(refusal(() => readZip(zipSync(many), { entries: 29 })).code).toBe('too-large');
    expect(refusal(() => readZip(zipSync({ 'inner.zip': text('x') }))).message).toContain('another archive');
    const one = zipSync({ 'a.txt': text('hello') });
    expect(refusal(() => readZip(patch(one, 0x02014b50, 38, 0xa1ff0000, 4))).message).toContain('link');
    expect(refusal(() => readZip(patch(one, 0x02014b50, 8, 1, 2))).message).toContain('encrypted');
    expect(refusal(() => readZip(patch(one, 0x02014b50, 10, 14, 2))).code).toBe('unsupported');
  });

  it('refuses overlapping entries', () => {
    const zip = patch(zipSync({ 'a.txt': text('hello'), 'b.txt': text('world') }), 0x02014b50, 42, 0, 4);
    expect(refusal(() => readZip(zip)).message).toContain('overlap');
  });

  it('refuses every truncation and every flipped byte with a sentence, or reads the same content', () => {
    const zip = zipSync({ 'users.json': text('[{"id":"U1"}]'), 'general/2026-03-04.json': text('[1,2,3]') });
    for (let length = 0; length < zip.length; length++) {
      expect(refusal(() => readZip(zip.subarray(0, length))).message.length).toBeGreaterThan(10);
    }
    for (let at = 0; at < zip.length; at++) {
      const flipped = zip.slice();
      flipped[at]! ^= 0xff;
      try {
        for (const [name, content] of readZip(flipped)) if (name === 'users.json') expect(content.length).toBe(13);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }
  });
});
