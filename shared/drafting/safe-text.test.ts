import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, firstSentences, quote } from './safe-text.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\u202e', '\u2066', '\u0000', '\ud83d', 'א', '👩‍🚀', '\n', ' ', 'a') }),
);

describe('a line of somebody else’s words', () => {
  test('never breaks out: one line, well-formed, bounded, no controls, every isolate closed', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 10, max: 80 }), (text, most) => {
        for (const line of [cleanLine(text, most), quote(text, most), firstSentences(text, most)]) {
          expect(line).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066\u2067\u200e\u200f]/);
          expect(line).not.toMatch(/\p{Cc}/u);
          expect(line.isWellFormed()).toBe(true);
          expect(line.length).toBeLessThanOrEqual(most + 4);
          expect(line.split('\u2068').length).toBe(line.split('\u2069').length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('right-to-left text is isolated', () => {
    expect(cleanLine('שלום')).toBe('\u2068שלום\u2069');
    expect(cleanLine('a\u202egnp.exe')).toBe('agnp.exe');
  });

  test('a hundred thousand characters are shortened at a word', () => {
    expect(cleanLine('word '.repeat(20_000), 20)).toBe('word word word word…');
  });

  test('quotation marks are not doubled', () => {
    expect(quote('"hello there."')).toBe('“hello there”');
  });

  test('of a long text the first whole sentences stay', () => {
    expect(firstSentences('- One thing broke.\n- Another thing broke, much later and longer.\n', 40)).toBe(
      'One thing broke',
    );
    expect(firstSentences('# Impact\n4% failed', 100)).toBe('Impact. 4% failed');
  });
});
