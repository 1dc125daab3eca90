import type { Lexicon } from '../catalogue/lexicon.ts';
import { isA, isAdverb, isPast } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import { isVerb } from './verb-group.ts';

const LONGEST_APPOSITIVE = 16;

/** Steps over ", who was on call," and "(the on-call)" to what the subject did; `at` itself where nothing stands between. */
export const afterAppositive = (tokens: readonly Token[], at: number, to: number, lexicon: Lexicon): number => {
  const sign = tokens[at]?.text;
  if (sign === '(' || sign === '—' || sign === '–' || sign === ',') {
    const closer = sign === '(' ? ')' : sign;
    for (let end = at + 1; end < Math.min(to, at + LONGEST_APPOSITIVE); end++) {
      if (tokens[end]!.text !== closer) continue;
      let next = end + 1;
      while (isAdverb(tokens[next], lexicon) || isA(tokens[next], 'negation')) next++;
      if (next < to && isVerb(tokens[next], lexicon)) return end + 1;
    }
    return at;
  }
  // "the engineer on duty did": words between that begin with a preposition.
  if (isA(tokens[at], 'preposition') && !isA(tokens[at], 'subordinator')) {
    for (let end = at + 1; end < Math.min(to, at + 7); end++) {
      const token = tokens[end]!;
      if (token.kind === 'sign' || isA(token, 'subordinator')) return at;
      if (isA(token, 'auxiliary') || (isPast(token, lexicon) && !isA(tokens[end - 1], 'determiner'))) {
        let start = end;
        while (start > at + 1 && (isA(tokens[start - 1], 'negation') || isAdverb(tokens[start - 1], lexicon))) start--;
        return start;
      }
    }
  }
  return at;
};

/** Where the clause of a verb ends. */
export const clauseEnd = (tokens: readonly Token[], verb: number, to: number, lexicon: Lexicon): number => {
  for (let at = verb + 1; at < to; at++) {
    const token = tokens[at]!;
    if (token.kind === 'sign' && /^[,;:()—–.!?]$/.test(token.text) && (token.apart || tokens[at + 1]?.apart !== false))
      return at;
    if (isA(token, 'subordinator') && !isA(token, 'preposition')) return at;
    if (isA(token, 'coordinator') && isVerb(tokens[at + 1], lexicon)) return at;
  }
  return to;
};

/** "and", ", then", ", and later": where the next verb of the same subject begins, if one does. */
export const nextCoordinated = (
  tokens: readonly Token[],
  end: number,
  to: number,
  lexicon: Lexicon,
): number | undefined => {
  for (let at = end; at < to; at++) {
    const token = tokens[at]!;
    const isBreak = token.kind === 'sign' && /^[;:().—]$/.test(token.text);
    if (isBreak || (isA(token, 'subordinator') && !isA(token, 'adverb') && !isA(token, 'preposition')))
      return undefined;
    if (!isA(token, 'coordinator') && token.text !== ',') continue;
    let next = at + 1;
    while (isA(tokens[next], 'coordinator') || (isAdverb(tokens[next], lexicon) && !isPast(tokens[next], lexicon)))
      next++;
    const verb = tokens[next];
    if (next >= to || !verb) return undefined;
    const isNext =
      isPast(verb, lexicon) || (isA(verb, 'negation') && !isA(verb, 'coordinator')) || isA(verb, 'auxiliary');
    if (isNext) return at + 1;
    if (
      isA(verb, 'heOrShe') ||
      isA(verb, 'they') ||
      isA(verb, 'self') ||
      (isA(verb, 'pronoun') && isVerb(tokens[next + 1], lexicon))
    )
      return undefined;
  }
  return undefined;
};
