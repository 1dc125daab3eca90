import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedPieces } from './marked-text.ts';

test('words of two findings show the louder one', () => {
  const pieces = markedPieces('Sam should have checked', [
    { start: 0, end: 23, tier: 'ask' },
    { start: 4, end: 15, tier: 'reword' },
  ]);
  expect(pieces.map(({ text, tier }) => [text, tier])).toEqual([
    ['Sam ', 'ask'],
    ['should have', 'reword'],
    [' checked', 'ask'],
  ]);
});

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const finding = fc.record({
  start: fc.nat(45),
  end: fc.nat(45),
  tier: fc.constantFrom('ask' as const, 'reword' as const),
});

test('the pieces are the text, whatever was found, also in a text that has changed since', () => {
  fc.assert(
    fc.property(text, fc.array(finding, { maxLength: 8 }), (words, findings) => {
      expect(
        markedPieces(words, findings)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(words);
    }),
  );
});
