import type { Lexicon } from '../catalogue/lexicon.ts';
import { startsLikeName } from '../text/characters.ts';
import { isA, isAdverb, isPast } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import { GRAMMAR } from '../text/word-classes.ts';
import type { Predicate } from './predicate.ts';

/** A verb with its helpers, before it is known whose it is. */
export type Reading = Omit<Predicate, 'actor' | 'to' | 'form'> & { sawAuxiliary: boolean };

const NO_VERB = GRAMMAR.determiner | GRAMMAR.preposition | GRAMMAR.coordinator | GRAMMAR.pronoun | GRAMMAR.heOrShe;

export const isVerb = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  (isPast(token, lexicon) || isA(token, 'base') || isA(token, 'auxiliary'));

/** Reads "did not simply forget" from its first word on. */
export const readVerbGroup = (
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: Lexicon,
): Reading | undefined => {
  const reading: Reading = {
    from,
    verb: -1,
    isNegated: false,
    isModal: false,
    hasHave: false,
    hasBe: false,
    adverbs: [],
    sawAuxiliary: false,
  };
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (
      token.kind === 'sign' &&
      token.text === ',' &&
      isAdverb(tokens[at + 1], lexicon) &&
      tokens[at + 2]?.text === ','
    ) {
      reading.adverbs.push(at + 1);
      at += 2;
      continue;
    }
    if (token.kind !== 'word') break;
    const isJoint = isA(token, 'coordinator') && reading.sawAuxiliary && isA(tokens[at + 1], 'auxiliary');
    if (isJoint || (token.low === 'at' && isAdverb(tokens[at + 1], lexicon) && reading.sawAuxiliary)) continue;
    const isHelper = isA(token, 'auxiliary') && !(isA(token, 'past') && reading.sawAuxiliary && !isA(token, 'be'));
    if (isA(token, 'negation')) reading.isNegated = true;
    if (isHelper) {
      reading.sawAuxiliary = true;
      if (isA(token, 'modal')) reading.isModal = true;
      if (isA(token, 'have')) reading.hasHave = true;
      if (isA(token, 'be')) reading.hasBe = true;
      const next = tokens[at + 1];
      const isDidHave = isA(token, 'have') && isA(token, 'base') && /^d(?:o|id)/.test(tokens[from]!.low);
      const isMainVerb =
        isDidHave || (!reading.hasBe && !isA(token, 'modal') && (isA(next, 'determiner') || isA(next, 'pronoun')));
      if (!isMainVerb) continue;
      return { ...reading, hasHave: reading.isModal && reading.hasHave, verb: at };
    }
    if (isA(token, 'negation')) continue;
    if (token.low === 'to' && reading.isModal) continue;
    if (isAdverb(token, lexicon) && !(isVerb(token, lexicon) && !isVerb(tokens[at + 1], lexicon))) {
      reading.adverbs.push(at);
      continue;
    }
    const isNoVerb =
      !reading.hasBe && !isPast(token, lexicon) && (NO_VERB & token.grammar || startsLikeName(token.text));
    const fits = !isNoVerb && (reading.sawAuxiliary || reading.isNegated || isPast(token, lexicon));
    const isPresent = token.low.endsWith(lexicon.endings.present) && (isA(token, 'base') || reading.adverbs.length > 0);
    return fits || (!isNoVerb && isPresent) ? { ...reading, verb: at } : undefined;
  }
  return readEllipsis(tokens, from, to, reading);
};

/** "Everyone had read it; Hope had not.", "should have, but did not". */
const readEllipsis = (tokens: readonly Token[], from: number, to: number, reading: Reading): Reading | undefined => {
  let end = from;
  while (end < to && tokens[end]!.kind === 'word') end++;
  const isWhole = reading.hasHave && (reading.isNegated || reading.isModal) && !reading.hasBe && end - from <= 2;
  const isDid =
    reading.sawAuxiliary &&
    reading.isNegated &&
    !reading.hasBe &&
    !reading.hasHave &&
    !reading.isModal &&
    end - from <= 2;
  if (isDid && /^[.;!]$/.test(tokens[end]?.text ?? '.')) return { ...reading, verb: end - 1 };
  const isBroken = !reading.isModal || tokens[end]?.text === ',';
  return isWhole && isBroken ? { ...reading, verb: end - 1 } : undefined;
};
