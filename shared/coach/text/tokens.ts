import type { Lexicon } from '../catalogue/lexicon.ts';
import type { Span } from '../finding.ts';
import { fold, isApostrophe, isDigit, isHighSurrogate, isSpace, isWordCode, standsAlone } from './characters.ts';
import { MENTION, OPAQUE } from './plain-text.ts';

/** A word, a sign, or a stretch that is not judged. Offsets are those of the plain text. */
export type Token = Span & {
  kind: 'word' | 'sign' | 'opaque' | 'mention';
  text: string;
  /** Folded: what the lexicon and the roster know it by. */
  low: string;
  /** Bits of `GRAMMAR` and of `SENSE`. */
  grammar: number;
  sense: number;
  /** Blank before it. */
  apart: boolean;
};

const HYPHEN = 45;
const DOT = 46;
const COLON = 58;
const AT = 64;

/** May this sign stand within a word, between two characters of words? */
const joinsWords = (code: number, before: number, after: number): boolean => {
  if (!isWordCode(after) || standsAlone(after)) return false;
  if (isApostrophe(code)) return !isDigit(before);
  if (code === HYPHEN || code === 0x2010 || code === 0x2011) return true;
  if (code === DOT) return true;
  return code === COLON && isDigit(before) && isDigit(after);
};

const wordEnd = (text: string, start: number): number => {
  let at = start;
  if (standsAlone(text.charCodeAt(at))) return at + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code) && !standsAlone(code)) at++;
    else if (at > start && joinsWords(code, text.charCodeAt(at - 1), text.charCodeAt(at + 1))) at++;
    else break;
  }
  return at;
};

/** "Sam's" and the plural "engineers'" are two words: who, and that something is theirs. */
const possessiveAt = (text: string, start: number, end: number): number => {
  const last = text.charCodeAt(end - 1);
  if (end - start > 2 && (last === 115 || last === 83) && isApostrophe(text.charCodeAt(end - 2))) return end - 2;
  return end;
};

/** All tokens of a plain text, in order; `unjudged` spans become one opaque token each. Linear. */
export const tokenize = (text: string, unjudged: readonly Span[], lexicon: Lexicon): Token[] => {
  const tokens: Token[] = [];
  let apart = true;
  const put = (kind: Token['kind'], start: number, end: number) => {
    const slice = text.slice(start, end);
    const low = kind === 'word' ? fold(slice) : slice;
    const entry = kind === 'word' ? lexicon.words.get(low) : undefined;
    tokens.push({ start, end, kind, text: slice, low, grammar: entry?.grammar ?? 0, sense: entry?.sense ?? 0, apart });
    apart = false;
  };
  let next = 0;
  let at = 0;
  while (at < text.length) {
    while (next < unjudged.length && unjudged[next]!.end <= at) next++;
    const hidden = unjudged[next];
    if (hidden && hidden.start <= at) {
      put('opaque', at, hidden.end);
      at = hidden.end;
      continue;
    }
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      apart = true;
      at++;
    } else if (text[at] === OPAQUE || text[at] === MENTION) {
      put(text[at] === OPAQUE ? 'opaque' : 'mention', at, at + 1);
      at++;
    } else if (isWordCode(code) || (code === AT && isWordCode(text.charCodeAt(at + 1)))) {
      const start = at;
      const limit = hidden ? hidden.start : text.length;
      const end = Math.min(limit, wordEnd(text, code === AT ? at + 1 : at));
      const cut =
        code === AT || !lexicon.contractions.has(fold(text.slice(start, end))) ? possessiveAt(text, start, end) : end;
      put('word', start, cut);
      if (cut < end) put('sign', cut, end);
      at = end;
    } else {
      const end = isHighSurrogate(code) && at + 1 < text.length ? at + 2 : at + 1;
      put('sign', at, end);
      at = end;
    }
  }
  return tokens;
};

/** The sign that makes the word before it an owner: "'s", "’s", or the apostrophe after a plural. */
export const isPossessive = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'sign' || token.apart || !isApostrophe(token.text.charCodeAt(0))) return false;
  return token.text.length === 2 || /[sxz]$/.test(tokens[at - 1]?.low ?? '');
};
