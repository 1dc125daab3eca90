/** How characters join into words, in any script, by their UTF-16 code. */

const isBetween = (code: number, from: number, to: number) => code >= from && code <= to;

/** Letters, digits, "_", combining marks. Symbols, punctuation and pictures of all blocks are not. */
export const isWordCode = (code: number): boolean => {
  if (code < 0x80) {
    return isBetween(code, 97, 122) || isBetween(code, 65, 90) || isBetween(code, 48, 57) || code === 95;
  }
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code < 0x2000) return code !== 0xd7 && code !== 0xf7 && code !== 0x1680;
  if (code < 0x2c00) return code === 0x200c || isBetween(code, 0x2c00, 0x2dff);
  if (isBetween(code, 0x2e00, 0x2e7f) || isBetween(code, 0x3000, 0x303f)) return false;
  if (isBetween(code, 0xd83c, 0xd83e) || isBetween(code, 0xe000, 0xf8ff)) return false;
  if (isBetween(code, 0xfe00, 0xfe6f) || isBetween(code, 0xff00, 0xff0f) || isBetween(code, 0xff1a, 0xff20))
    return false;
  // The lower halves of pictures follow an upper half that is no word: the scanner steps over both.
  return code < 0xfff0;
};

/** Scripts written without blanks between words: each character is a word of its own. */
export const standsAlone = (code: number): boolean =>
  isBetween(code, 0x3040, 0x30ff) ||
  isBetween(code, 0x3400, 0x9fff) ||
  isBetween(code, 0xac00, 0xd7a3) ||
  isBetween(code, 0xf900, 0xfaff) ||
  isBetween(code, 0x0e00, 0x0e7f);

export const isHighSurrogate = (code: number): boolean => isBetween(code, 0xd800, 0xdbff);

export const isSpace = (code: number): boolean =>
  code === 32 || isBetween(code, 9, 13) || code === 0xa0 || isBetween(code, 0x2000, 0x200b) || code === 0x3000;

export const isDigit = (code: number): boolean => isBetween(code, 48, 57);

/** "'" or "’": one apostrophe for people, two for computers. */
export const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

const LETTERS_WITHOUT_MARK: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** In lower case, with plain apostrophes and without accents: what two spellings of one name have in common. */
export const fold = (word: string): string => {
  const lower = word.toLowerCase();
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .replace(/’/g, "'")
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u200c]/g, '')
    .replace(/[łøđıßæœ]/g, (letter) => LETTERS_WITHOUT_MARK[letter] ?? letter);
};

/** Begins as names do. Scripts without capitals have none to ask for. */
export const startsLikeName = (word: string): boolean => {
  const first = word.charAt(0);
  return first !== first.toLowerCase() || first.toLowerCase() === first.toUpperCase();
};
