import { describe, expect, test } from 'vitest';
import { harmless } from './terminal-cells.ts';
import { underlineQuote } from './underline.ts';

const rowsOf = (before: string, quote: string, after: string, width = 80) =>
  underlineQuote({ before, quote, after }, width).flatMap(({ words, underline }) => [words, underline]);

describe('a quotation underlined', () => {
  test('stands under its words', () => {
    expect(rowsOf('Then ', 'Sam broke', ' it.')).toEqual(['Then Sam broke it.', '     ^^^^^^^^^']);
  });

  test('letters and signs that are two columns wide are counted so', () => {
    expect(rowsOf('東京で🚀 ', '田中', ' did.')).toEqual(['東京で🚀 田中 did.', '         ^^^^']);
  });

  test('accents and joiners take no column of their own', () => {
    expect(rowsOf('cafe\u0301 ', 'Zoe\u0308', '.')[1]).toBe('     ^^^');
    expect(rowsOf('👩‍👩‍👧 ', 'Sam', '.')[1]).toBe('   ^^^');
  });

  test('long sentences are broken between words, the quotation with them', () => {
    expect(rowsOf('one two ', 'three four', ' five', 10)).toEqual([
      'one two',
      '',
      'three four',
      '^^^^^^^^^^',
      'five',
      '',
    ]);
    expect(rowsOf('', 'aaa bbb', ' ccc', 5)).toEqual(['aaa', '^^^', 'bbb', '^^^', 'ccc', '']);
  });

  test('a word that is longer than a row is cut', () => {
    expect(rowsOf('', 'abcdefgh', '', 3)).toEqual(['abc', '^^^', 'def', '^^^', 'gh', '^^']);
    expect(rowsOf('', '漢字', '', 1)).toEqual(['漢', '^^', '字', '^^']);
  });

  test('line breaks of the source are blanks', () => {
    expect(rowsOf('Sam\r\n  ', 'broke', '\nit')).toEqual(['Sam broke it', '    ^^^^^']);
  });
});

test('nothing in a text reaches the terminal as a command', () => {
  expect(harmless('\u001B[31mred\u0007 \u202Eturned\u009B')).toBe('\uFFFD[31mred\uFFFD \uFFFDturned\uFFFD');
});
