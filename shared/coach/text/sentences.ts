import type { Lexicon } from '../catalogue/lexicon.ts';
import { isDigit, standsAlone, startsLikeName } from './characters.ts';
import type { Token } from './tokens.ts';

/** Nobody writes sentences longer than this; what is longer is cut, so that the cost of a text stays its length. */
const LONGEST = 150;

/** Tokens `from` to `to`, the end exclusive. */
export type Sentence = { from: number; to: number; isQuestion: boolean };

const ENDS = new Set(['.', '!', '?', '…', '。', '！', '？', '‽', '؟', '।']);
const CLOSES = new Set([')', ']', '"', '”', '’', "'", '»']);

const isInitial = (token: Token): boolean =>
  token.text.length === 1 && token.text !== 'I' && startsLikeName(token.text) && !isDigit(token.text.charCodeAt(0));

/** Does the sign at `at` end its sentence? A dot after an abbreviation or an initial does not, nor one before a small letter. */
const endsHere = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean => {
  const token = tokens[at]!;
  if (token.kind === 'opaque') {
    const next = tokens[at + 1];
    return /[.!?]["”’'»]$/.test(token.text) && next?.kind === 'word' && next.apart && startsLikeName(next.text);
  }
  if (token.kind !== 'sign' || !ENDS.has(token.text)) return false;
  const before = tokens[at - 1];
  let next = tokens[at + 1];
  for (let ahead = at + 1; next && !next.apart && CLOSES.has(next.text); ) next = tokens[++ahead];
  if (!next) return true;
  if (!next.apart) return standsAlone(token.text.charCodeAt(0)) || '。！？।'.includes(token.text);
  if (token.text !== '.') return true;
  if (before && !token.apart && before.kind === 'word') {
    if (lexicon.abbreviations.has(before.low)) return false;
    if (isInitial(before)) return false;
  }
  return next.kind !== 'word' || startsLikeName(next.text) || isDigit(next.text.charCodeAt(0));
};

/** Cuts tokens into sentences. Linear; dots in names of files, versions, times and numbers are inside their word and never seen here. */
export const splitSentences = (tokens: readonly Token[], lexicon: Lexicon): Sentence[] => {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (at - from < LONGEST && !endsHere(tokens, at, lexicon)) continue;
    let to = at + 1;
    while (to < tokens.length && (ENDS.has(tokens[to]!.text) || (!tokens[to]!.apart && CLOSES.has(tokens[to]!.text))))
      to++;
    sentences.push({ from, to, isQuestion: tokens[at]!.text === '?' });
    from = to;
    at = to - 1;
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length, isQuestion: false });
  return sentences;
};
