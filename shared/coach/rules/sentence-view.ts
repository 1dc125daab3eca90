import type { PhraseKind } from '../catalogue/catalogue.ts';
import type { Lexicon } from '../catalogue/lexicon.ts';
import type { Place } from '../finding.ts';
import type { Actor } from '../people/find-actors.ts';
import { isA, type PhraseHit } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import type { Predicate } from './predicate.ts';

/** One sentence with all that is known of it before the rules read it. Tokens `from` to `to`, the end exclusive. */
export type SentenceView = {
  tokens: readonly Token[];
  from: number;
  to: number;
  isFirst: boolean;
  isQuestion: boolean;
  place: Place;
  hits: readonly PhraseHit[];
  actors: readonly Actor[];
  predicates: readonly Predicate[];
  lexicon: Lexicon;
};

export const hitsOf = (view: SentenceView, kind: PhraseKind): PhraseHit[] =>
  view.hits.filter((hit) => hit.kind === kind);

/** A person or a role, not "we" and not "nobody". */
export const isSomebody = ({ kind }: Actor): boolean => kind !== 'self' && kind !== 'nobody';

const ENDS_THOUGHT = /^[;.]$/;

/** Is there a wording of this kind before `at`, in the same thought? */
export const standsBefore = (view: SentenceView, kind: PhraseKind, at: number): boolean =>
  view.hits.some(
    (hit) =>
      hit.kind === kind &&
      hit.to <= at &&
      !view.tokens.slice(hit.to, at).some(({ kind: sort, text }) => sort === 'sign' && ENDS_THOUGHT.test(text)),
  );

export const hasTokenBetween = (
  view: SentenceView,
  from: number,
  to: number,
  holds: (token: Token) => boolean,
): boolean => {
  for (let at = Math.max(from, view.from); at < Math.min(to, view.to); at++) if (holds(view.tokens[at]!)) return true;
  return false;
};

/** Is what stands at `at` denied by a word just before it? */
export const isDeniedAt = (view: SentenceView, at: number): boolean =>
  hasTokenBetween(
    view,
    at - 4,
    at,
    (token) => isA(token, 'negation') || isA(token, 'nobody') || token.low === 'no' || token.low === 'without',
  );
