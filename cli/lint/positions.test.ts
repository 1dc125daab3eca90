import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charactersOf, makePositions } from './positions.ts';

const at = (text: string, words: string) => {
  const start = text.indexOf(words);
  return makePositions(text)({ start, end: start + words.length });
};

describe('where something stands', () => {
  test('lines end with LF, CRLF or CR', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(at(`one${end}${end}  two`, 'two')).toMatchObject({ line: 3, column: 3, endLine: 3, endColumn: 6 });
  });

  test('columns count what people call characters, units what editors count', () => {
    expect(at('👩‍👩‍👧 e\u0301té Sam', 'Sam')).toMatchObject({ column: 7, unit: 15 });
    expect(at('東京 Sam', 'Sam')).toMatchObject({ column: 4, unit: 4 });
    expect(at('𝒮am 👍🏽 broke', 'broke')).toMatchObject({ column: 7, endColumn: 12, unit: 11 });
  });

  test('an end may stand on another line', () => {
    expect(at('Sam\r\nbroke it', 'Sam\r\nbroke')).toMatchObject({ line: 1, endLine: 2, endColumn: 6, endUnit: 6 });
  });

  test('asked for in order or not, the answer is that of counting from the beginning', () => {
    const texts = fc.array(fc.constantFrom('a', 'é', 'e\u0301', '👩‍👩‍👧', '漢', ' ', '\n', '\r\n', '\t'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(60), fc.nat(10)), { maxLength: 8 }), (parts, spans) => {
        const text = parts.join('');
        const borders = [0, ...parts.map((_, index) => parts.slice(0, index + 1).join('').length)];
        const border = (index: number) => borders[Math.min(index, borders.length - 1)] as number;
        const positionOf = makePositions(text);
        for (const [from, length] of spans) {
          const span = { start: border(from), end: border(from + length) };
          const lines = text.slice(0, span.start).split(/\r\n|\n/);
          expect(positionOf(span)).toMatchObject({
            line: lines.length,
            column: charactersOf(lines.at(-1) as string).length + 1,
            unit: (lines.at(-1) as string).length + 1,
          });
        }
      }),
    );
  });
});
