import type { Lexicon } from '../catalogue/lexicon.ts';
import { startsLikeName } from '../text/characters.ts';
import { isA, isAdverb, isPast, means } from '../text/clues.ts';
import { isPossessive, type Token } from '../text/tokens.ts';
import { GRAMMAR } from '../text/word-classes.ts';
import type { Roster } from './roster.ts';

/** Somebody named: tokens `from` to `to`, the end exclusive. `role` where the roster tells one. */
export type Name = { from: number; to: number; role: string | undefined };

const OPENS_ASIDE = GRAMMAR.relative | GRAMMAR.ing | GRAMMAR.determiner;
const GROUP_HANDLES = new Set(['@here', '@channel', '@everyone', '@all', '@group', '@team']);

/** The longest run of words from `at` that a table knows. */
const longestKnown = (
  tokens: readonly Token[],
  at: number,
  longest: ReadonlyMap<string, number>,
  has: (key: string) => boolean,
): number => {
  let best = 0;
  let key = '';
  const limit = longest.get(tokens[at]!.low) ?? 0;
  for (let count = 1; count <= limit && at + count <= tokens.length; count++) {
    const token = tokens[at + count - 1]!;
    if (token.kind !== 'word') break;
    key = count === 1 ? token.low : `${key} ${token.low}`;
    if (has(key)) best = count;
  }
  return best;
};

/** Does somebody's act, or something of theirs, follow? What a word needs that is also another word. */
const actsNext = (
  tokens: readonly Token[],
  after: number,
  lexicon: Lexicon,
  isName: (at: number) => boolean,
): boolean => {
  let at = after;
  while (isAdverb(tokens[at], lexicon)) at++;
  const next = tokens[at];
  if (!next) return false;
  if (isPossessive(tokens, at)) return true;
  if (next.low === 'be') return false;
  if (isA(next, 'base') && /s$/.test(next.low)) return true;
  if (isA(next, 'negation') && isA(tokens[at + 1], 'ing')) return true;
  if (next.text === '.' && tokens[after - 2]?.text === ':') return true;
  if (isA(next, 'be'))
    return (
      isPast(tokens[at + 1], lexicon) ||
      isA(tokens[at + 1], 'ing') ||
      isAdverb(tokens[at + 1], lexicon) ||
      isA(tokens[at + 1], 'preposition') ||
      means(tokens[at + 1], 'judgesPerson')
    );
  if (isA(next, 'auxiliary')) return next.low !== 'have' && next.low !== 'be';
  if (isPast(next, lexicon)) return true;
  if (next.text === ',' || next.text === '(')
    return ((tokens[at + 1]?.grammar ?? 0) & OPENS_ASIDE) !== 0 || isName(at + 1);
  return isA(next, 'coordinator') ? isName(at + 1) : isA(next, 'relative');
};

const startsSentence = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return !before || (before.kind === 'sign' && /^[.!?:;–—•(*"“-]$/.test(before.text));
};

/** Is this word, which is also a month, a place or a verb, somebody's name here? */
const isDoubtfulName = (
  tokens: readonly Token[],
  at: number,
  to: number,
  lexicon: Lexicon,
  isName: (at: number) => boolean,
): boolean => {
  const before = tokens[at - 1];
  const acts = actsNext(tokens, to, lexicon, isName);
  if (startsSentence(tokens, at) || isA(tokens[at], 'month'))
    return acts && !(isA(tokens[at], 'month') && isA(before, 'preposition') && before?.low !== 'by');
  if (acts) return true;
  if (before && /^(?:in|at|near|since|until|during|of)$/.test(before.low)) return false;
  return isA(before, 'preposition') || isA(before, 'coordinator') || isPast(before, lexicon) || before?.text === ',';
};

/** People and handles in tokens. A service wins over a first or last name, a full name over a service. */
export const findNames = (tokens: readonly Token[], roster: Roster, lexicon: Lexicon): Name[] => {
  const found: Name[] = [];
  const hasName = (key: string) => roster.names.has(key);
  const hasService = (key: string) => roster.services.has(key);
  const isCapital = (at: number) =>
    tokens[at]?.kind === 'word' && startsLikeName(tokens[at]!.text) && hasName(tokens[at]!.low);

  const handleAt = (at: number): Name | undefined => {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    if (token.text.startsWith('@')) {
      const isOther = !token.apart || GROUP_HANDLES.has(token.low) || hasService(token.low.slice(1));
      const isPackage = next && !next.apart && next.text === '/';
      return isOther || isPackage
        ? undefined
        : { from: at, to: at + 1, role: roster.handles.get(token.low.slice(1))?.role };
    }
    if (next?.text !== '@' || next.apart) return undefined;
    const after = tokens[at + 2];
    const isAlone = !after || after.apart || (after.kind === 'sign' && !/^[@/:]/.test(after.text));
    return isAlone && /\p{L}/u.test(token.text)
      ? { from: at, to: at + 2, role: roster.handles.get(token.low)?.role }
      : undefined;
  };

  const nameAt = (at: number): Name | undefined => {
    const token = tokens[at]!;
    const count = longestKnown(tokens, at, roster.longest, hasName);
    if (count === 0) return undefined;
    const to = at + count;
    const key = tokens
      .slice(at, to)
      .map(({ low }) => low)
      .join(' ');
    const { role, isFull } = roster.names.get(key)!;
    const capitals = tokens.slice(at, to).filter(({ text }) => startsLikeName(text)).length;
    if (isFull && capitals > 0) return { from: at, to, role };
    if (!startsLikeName(token.text) && !(capitals > 0 || /^[a-z]'\p{L}/iu.test(token.text))) return undefined;
    if (!isFull && count <= longestKnown(tokens, at, roster.longestService, hasService)) return undefined;
    if (isA(tokens[at - 1], 'determiner') && !/^th(?:at|is)$/.test(tokens[at - 1]!.low)) return undefined;
    if (count === 1 && (isA(token, 'doubtfulName') || means(token, 'service'))) {
      return isDoubtfulName(tokens, at, to, lexicon, isCapital) ? { from: at, to, role } : undefined;
    }
    return { from: at, to: isUnknownSurname(tokens, to) ? to + 1 : to, role };
  };

  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === 'mention') {
      found.push({ from: at, to: at + 1, role: undefined });
      continue;
    }
    if (token.kind !== 'word') continue;
    const name = handleAt(at) ?? nameAt(at);
    if (name) found.push(name);
    const services = name ? 0 : longestKnown(tokens, at, roster.longestService, hasService);
    at = name ? name.to - 1 : Math.max(at, at + services - 1);
  }
  return found;
};

/** A capital word behind a known first name that is no word of ours: their last name. */
const isUnknownSurname = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.apart || token.grammar !== 0 || token.sense !== 0) return false;
  return /^\p{Lu}[\p{Ll}\p{M}'’-]/u.test(token.text);
};
