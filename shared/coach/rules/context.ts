import { isA, means } from '../text/clues.ts';
import type { Predicate } from './predicate.ts';
import type { SentenceView } from './sentence-view.ts';

/** What a sentence tells of what people saw, knew and expected. */
export type Context = {
  /** Tokens that tell it plainly. */
  plain: readonly number[];
  /** Told at least by a purpose or a reason. */
  some: boolean;
};

const UNDONE = /^(?:without|if|unless|only)$/;
const AS_ADJECTIVE = /^(?:as|than)$/;

/** "should have known", "did not look", "the expected value": words of knowing that tell of nothing known. */
const tellsNothing = (view: SentenceView, at: number): boolean => {
  const { tokens } = view;
  for (let before = at - 1; before >= Math.max(view.from, at - 4); before--) {
    const token = tokens[before]!;
    if (token.kind === 'sign' || (isA(token, 'subordinator') && !UNDONE.test(token.low))) break;
    if (isA(token, 'negation') || isA(token, 'modal') || means(token, 'omit') || UNDONE.test(token.low)) return true;
  }
  // "was to be expected": by nobody, and from afterwards.
  if (isA(tokens[at - 1], 'be') && isA(tokens[at - 2], 'to')) return true;
  const isAdjective = isA(tokens[at - 1], 'determiner') || AS_ADJECTIVE.test(tokens[at - 1]?.low ?? '');
  if (isAdjective) return true;
  for (let after = at + 1; after < Math.min(view.to, at + 4); after++)
    if (means(tokens[after], 'accident')) return true;
  return means(tokens[at - 1], 'accident');
};

export const readContext = (view: SentenceView): Context => {
  if (view.isQuestion) return { plain: [], some: false };
  const judged = view.hits.filter(({ kind }) => kind === 'judging');
  const plain = view.hits.filter(({ kind }) => kind === 'context').map(({ from }) => from);
  for (let at = view.from; at < view.to; at++) {
    const token = view.tokens[at]!;
    if (
      !means(token, 'know') ||
      !(isA(token, 'past') || isA(token, 'ing') || /^(?:says|shows|lists|displays)$/.test(token.low))
    )
      continue;
    if (judged.some(({ from, to }) => at >= from && at < to) || tellsNothing(view, at)) continue;
    plain.push(at);
  }
  return {
    plain: plain.sort((a, b) => a - b),
    some: plain.length > 0 || view.hits.some(({ kind }) => kind === 'some-context'),
  };
};

const GIVES_REASON = /^(?:because|since|as|so|;|:|—|–)$/;

/**
 * Does the sentence itself explain this act? What somebody ignored, missed or left out is named with words of showing
 * ("ignored the alert that showed"): there a reason has to be marked as one.
 */
export const explainsItself = (view: SentenceView, context: Context, predicate: Predicate | undefined): boolean => {
  if (!predicate) return context.plain.length > 0;
  const verb = view.tokens[predicate.verb];
  const isUnseen =
    view.tokens[predicate.verb + 1]?.low === 'nothing' ||
    predicate.isNegated ||
    means(verb, 'ignore') ||
    means(verb, 'omit');
  if (!isUnseen) return context.plain.some((at) => at !== predicate.verb);
  return context.plain.some((at) => {
    if (at < predicate.actor.from) return true;
    for (let between = predicate.verb + 1; between <= at; between++)
      if (GIVES_REASON.test(view.tokens[between]!.low)) return true;
    return false;
  });
};
