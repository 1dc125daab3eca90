import type { PhraseKind } from '../catalogue/catalogue.ts';
import type { Lexicon, PhraseNode } from '../catalogue/lexicon.ts';
import type { Token } from './tokens.ts';
import { GRAMMAR, type GrammarClass, SENSE, type Sense } from './word-classes.ts';

export const isA = (token: Token | undefined, grammar: GrammarClass): boolean =>
  token !== undefined && (token.grammar & GRAMMAR[grammar]) !== 0;
export const means = (token: Token | undefined, sense: Sense): boolean =>
  token !== undefined && (token.sense & SENSE[sense]) !== 0;

/** An unknown word that ends as verbs do in the past. */
const endsLikePast = (token: Token, lexicon: Lexicon): boolean =>
  token.kind === 'word' && token.grammar === 0 && token.low.length > 4 && token.low.endsWith(lexicon.endings.past);

export const isPast = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token !== undefined && (isA(token, 'past') || endsLikePast(token, lexicon));

const NO_ACT = SENSE.good | SENSE.know | SENSE.harm | SENSE.omit;

/** Something done to a system, neither good nor bad by itself: "pressed". Any verb in the past that says nothing else. */
export const isAct = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token !== undefined && (token.sense & NO_ACT) === 0 && isPast(token, lexicon);

/** May stand between a subject and its verb. */
export const isAdverb = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  (isA(token, 'adverb') ||
    means(token, 'accident') ||
    means(token, 'reckless') ||
    (token.grammar === 0 && token.sense === 0 && token.low.length > 4 && token.low.endsWith(lexicon.endings.adverb)));

/** A fixed wording found: tokens `from` to `to`, the end exclusive. */
export type PhraseHit = { kind: PhraseKind; from: number; to: number };

/** All wordings of the catalogue within tokens `from` to `to`, the longest of a kind at each place. Linear: no phrase is longer than a few words. */
export const findPhrases = (tokens: readonly Token[], from: number, to: number, root: PhraseNode): PhraseHit[] => {
  const hits: PhraseHit[] = [];
  for (let start = from; start < to; start++) {
    let node = root.next.get(tokens[start]!.low);
    if (!node) continue;
    const longest = new Map<PhraseKind, number>();
    for (let at = start + 1; node; at++) {
      for (const kind of node.kinds) longest.set(kind, at);
      node = at < to ? node.next.get(tokens[at]!.low) : undefined;
    }
    for (const [kind, end] of longest) hits.push({ kind, from: start, to: end });
  }
  return hits;
};
