/** Words that say nothing about what broke. */
const STOP = new Set(
  `a an and are as at be by for from has have in into is it its of on or our that the their this to was were with we will
  incident alert alerts issue issues problem problems firing fired resolved triggered warning critical investigating
  sev severity prod production https http www com org net since during after before due`.split(/\s+/),
);
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const MASKED = /\b(?:[0-9a-f]{8}-[0-9a-f-]{27}|0x[0-9a-f]+|(?=[a-f]*\d)[0-9a-f]{6,40}|[a-z]{1,6}-\d+)\b/g;
/** 412, 30s, v412, sev2, p1. */
const NUMBER = /^(?:v|sev|p)?\d+\p{L}{0,3}$/u;
const TITLE_READ_AT_MOST = 1_000;

/**
 * A light stem, enough to bring "errors", "error" and "erroring" together. It need not be a word; it must be the same for
 * its kin and, above all, not bring strangers together: short words stay as they are.
 */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  let root = word;
  if (root.endsWith('ies') && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2);
  else if (/[^su]s$/.test(root)) root = root.slice(0, -1);
  if (root.length > 6 && root.endsWith('ing')) root = root.slice(0, -3);
  else if (root.length > 5 && root.endsWith('ed')) root = root.slice(0, -2);
  else if (root.length > 6 && root.endsWith('ly')) root = root.slice(0, -2);
  if (/([bdgmnprt])\1$/.test(root) && root.length > 4) root = root.slice(0, -1);
  return root.length > 4 && root.endsWith('e') ? root.slice(0, -1) : root;
}

/** Scripts without blanks between words are cut into pairs of characters. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** The tokens of a title, each with the first word of the title that gave it. */
export function readTitle(title: string): Map<string, string> {
  const plain = title
    .slice(0, TITLE_READ_AT_MOST)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_'’]/g, ' ')
    .replace(MASKED, ' ');
  const tokens = new Map<string, string>();
  for (const word of plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (UNSPACED.test(word)) {
      for (const pair of pairs(word)) tokens.set(pair, pair);
      continue;
    }
    if ((NUMBER.test(word) && !/^[45]xx$/.test(word)) || STOP.has(word)) continue;
    const root = stem(word);
    if (root.length > 1 && !STOP.has(root) && !tokens.has(root)) tokens.set(root, word);
  }
  return tokens;
}

/**
 * The words that tell titles apart: lower case, without accents, numbers and ids, lightly stemmed, each once, in order.
 * "[FIRING:2] HighErrorRates on checkout-7f9c4d" -> ["high", "error", "rate", "checkout"]. Store them beside the incident
 * (an array column with an inverted index) to find candidates in SQL before `findSimilar` weighs them.
 */
export const titleTokens = (title: string): string[] => [...readTitle(title).keys()];
