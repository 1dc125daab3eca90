import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKind, whyNotFile } from './file-kind.ts';

/** The first bytes of a PNG of this size: as far as anybody reads to know it. */
const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};
const text = (value: string) => new TextEncoder().encode(value);

describe('what a file is', () => {
  it('a picture by its bytes, whatever its name', () => {
    expect(fileKind(png(640, 480))).toEqual({ contentType: 'image/png', isImage: true, width: 640, height: 480 });
    const gif = new Uint8Array([...text('GIF89a'), 3, 0, 2, 0]);
    expect(fileKind(gif)).toMatchObject({ contentType: 'image/gif', width: 3, height: 2 });
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['text', 'just a log line'],
  ])('%s is for downloading only', (_, content) => {
    expect(fileKind(text(content))).toMatchObject({ contentType: 'application/octet-stream', isImage: false });
  });

  it('never throws, and calls nothing a picture that has no size', () => {
    const starts = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46], [0x52, 0x49, 0x46, 0x46], []];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const kind = fileKind(new Uint8Array([...start, ...rest]));
        expect(kind.isImage).toBe(kind.width !== null && kind.width > 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is refused', () => {
  const why = (name: string, bytes: Uint8Array) => whyNotFile(name, bytes, fileKind(bytes));
  it('nothing that is in order', () => {
    expect(why('graph.png', png(1200, 800))).toBeUndefined();
    expect(why('api.log', text('12:01 restarted'))).toBeUndefined();
  });
  it('a picture that is none, an empty file, and a picture that fills the memory', () => {
    expect(why('graph.png', text('<svg onload=alert(1)>'))).toMatch(/its bytes are none/);
    expect(why('api.log', new Uint8Array())).toBe('is empty');
    expect(why('bomb.png', png(60_000, 60_000))).toMatch(/60000 × 60000 pixels/);
  });
});
