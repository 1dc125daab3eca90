/** A word of a text: how it is compared, and where it stands, in UTF-16 units; `to` is exclusive. */
export type FoldedWord = { folded: string; from: number; to: number; isCapital: boolean };

/** Letters that no decomposition takes apart, and what people write who cannot type them. */
const APART: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' };
/** Nearly all there is to read is ASCII, where nothing has to be taken apart. */
const PLAIN_LETTER = /[a-z0-9]/;
const LETTER = /[\p{L}\p{N}]/u;
/** Signs that are not seen, or only change the letter before them. */
const UNSEEN = /^[\p{M}\p{Cf}]+$/u;
/** Written without blanks between words, so that each sign is compared by itself. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function fold(sign: string): string {
  if (sign <= '\x7f') return sign.toLowerCase();
  const plain = sign.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[ßøłđðþæœı]/g, (letter) => APART[letter]!);
}

/**
 * The words of a text without case, accents and unseen signs: "José", "JOSE" and "jo\u200Bse" are one word. Everything that is no
 * letter or digit only separates, the underscore too.
 */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let open: FoldedWord | undefined;
  let at = 0;
  for (const sign of text) {
    const from = at;
    at += sign.length;
    const isPlain = sign <= '\x7f';
    if (!isPlain && UNSEEN.test(sign)) {
      if (words.at(-1)?.to === from) words.at(-1)!.to = at;
      continue;
    }
    const folded = fold(sign);
    if (isPlain ? !PLAIN_LETTER.test(folded) : !LETTER.test(folded)) {
      open = undefined;
      continue;
    }
    const isUnspaced = !isPlain && UNSPACED.test(sign);
    if (open && !isUnspaced) {
      open.folded += folded;
      open.to = at;
      continue;
    }
    const word = { folded, from, to: at, isCapital: /\p{Lu}/u.test(sign) };
    words.push(word);
    open = isUnspaced ? undefined : word;
  }
  return words;
}
