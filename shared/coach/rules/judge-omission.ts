import { isA, isPast, means } from '../text/clues.ts';
import type { Judged } from './note.ts';
import type { Predicate } from './predicate.ts';
import { hasTokenBetween, type SentenceView, standsBefore } from './sentence-view.ts';

const PRESENT = /^(?:do|does|don't|doesn't|will|won't|can|can't|cannot|could|couldn't|would|wouldn't|may|might|must)$/;

/** "neither Chen nor Rafael bothered". */
const isNeither = (view: SentenceView, p: Predicate): boolean =>
  hasTokenBetween(view, p.actor.from - 6, p.actor.from, (token) => token.low === 'neither' || token.low === 'nor');

/** "Nobody on the night shift": nobody can be told apart, and yet few are meant. */
const isNobodyOfFew = ({ tokens }: SentenceView, p: Predicate): boolean =>
  p.actor.kind === 'nobody' &&
  isA(tokens[p.actor.to], 'preposition') &&
  tokens.slice(p.actor.to, p.verb).some((token) => isA(token, 'roleModifier') || isA(token, 'role'));

/** Is one of whom nothing else is told compared with somebody better: "a competent engineer"? */
const isComparison = ({ tokens }: SentenceView, { actor }: Predicate): boolean =>
  tokens.slice(actor.from, actor.to).some((token) => means(token, 'careful') || token.low === 'better');

/** What the person is measured against: "should have checked", "if Diego had read". */
export const judgeCounterfactual = (view: SentenceView, p: Predicate): Judged | 'silent' | undefined => {
  const { tokens, lexicon } = view;
  const verb = tokens[p.verb]!;
  const supposed = view.hits.find(({ kind, from }) => kind === 'was-supposed' && from >= p.from && from <= p.verb);
  // "was supposed to be paged": what others did not do.
  const isPassive = supposed && isA(tokens[supposed.to], 'be') && isPast(tokens[supposed.to + 1], view.lexicon);
  if (isPassive) return 'silent';
  if (supposed)
    return view.place === 'lucky'
      ? 'silent'
      : { rule: 'cf-modal', yieldsToContext: false, to: Math.max(supposed.to + 1, p.verb + 1) };
  const isConditional = p.form === 'conditional' && p.hasHave && isPast(verb, lexicon);
  if (!isConditional && !(p.isModal && p.hasHave)) return undefined;
  if (view.place === 'lucky') return 'silent';
  if (isConditional && !p.isModal)
    return p.isNegated && means(verb, 'good') ? 'silent' : { rule: 'cf-modal', yieldsToContext: false };
  const isShould = hasTokenBetween(view, p.from, p.verb, ({ low }) => /^(?:should|ought)/.test(low));
  if (p.isNegated && !isShould) return 'silent';
  // "An incident manager could have helped" speaks of nobody in particular; "the engineers would have tested" needs its "if".
  const isAnybody = /^an?$/.test(tokens[p.actor.from]!.low) || /s$/.test(tokens[p.actor.to - 1]!.low);
  if (isComparison(view, p)) return { rule: 'cf-modal', yieldsToContext: false };
  if (p.actor.kind === 'role' && (isShould ? /^an?$/.test(tokens[p.actor.from]!.low) : isAnybody)) return 'silent';
  const isWould = hasTokenBetween(view, p.from, p.verb, ({ low }) => /^would/.test(low));
  if (
    isWould &&
    !hasTokenBetween(view, view.from, view.to, (token) => isA(token, 'if')) &&
    (!means(verb, 'good') || means(verb, 'know'))
  )
    return 'silent';
  if (!isShould && hasTokenBetween(view, p.from, p.verb, ({ low }) => /^might/.test(low))) return 'silent';
  if (verb.low === 'had') return 'silent';
  if (p.hasBe) {
    const isState =
      !isPast(verb, lexicon) &&
      (verb.grammar === 0 || isA(verb, 'ing') || isA(verb, 'adverb') || means(verb, 'careful'));
    return isState ? { rule: 'cf-modal', yieldsToContext: false } : 'silent';
  }
  return lexicon.verbLast || verb.low === 'have' || isPast(verb, lexicon) || /(?:en|ne)$/.test(verb.low)
    ? { rule: 'cf-modal', yieldsToContext: false }
    : 'silent';
};

/** What was not done: "did not notice", "forgot to", "never told". */
export const judgeNegation = (view: SentenceView, p: Predicate): Judged | 'silent' | undefined => {
  const { tokens } = view;
  const verb = tokens[p.verb]!;
  const refusal = view.hits.find(({ kind, from }) => kind === 'refuses' && from >= p.from && from <= p.verb);
  if (refusal) return { rule: 'cf-negated', yieldsToContext: false, to: refusal.to };
  const isNobodys = isNobodyOfFew(view, p) && !p.isModal && !p.isNegated;
  const isUnbothered = verb.low.startsWith('bother') && p.actor.kind === 'nobody' && !p.hasBe;
  if (isUnbothered) return { rule: 'cf-negated', yieldsToContext: false };
  if (p.actor.kind === 'nobody' && !isNobodys) return 'silent';
  const isEllipsis = p.isNegated && !p.hasHave && isA(verb, 'negation');
  if (isEllipsis) return standsBefore(view, 'owed', p.from) ? { rule: 'cf-negated', yieldsToContext: true } : 'silent';
  if (isNobodys || p.isNegated || (isNeither(view, p) && !p.isModal)) {
    if (p.hasBe) return means(verb, 'careful') ? { rule: 'judging-strong', yieldsToContext: false } : 'silent';
    const isNow = hasTokenBetween(view, p.from, p.verb, ({ low }) => PRESENT.test(low));
    if (isNow) return 'silent';
    if (verb.low.startsWith('bother')) return { rule: 'cf-negated', yieldsToContext: false };
    if (means(verb, 'exempt') || means(verb, 'harm') || means(verb, 'omit')) return 'silent';
    if (tokens[p.verb + 1]?.low === 'anything' || tokens[p.verb + 1]?.low === 'any') return 'silent';
    if (means(verb, 'perceive')) return { rule: 'cf-negated', tier: 'ask', yieldsToContext: true };
    return { rule: 'cf-negated', yieldsToContext: true };
  }
  if (!means(verb, 'omit') || p.hasBe || (p.form !== 'ing' && !isA(verb, 'past'))) return undefined;
  const next = tokens[p.verb + 1];
  const isForgetting = /^forg/.test(verb.low);
  if (next?.low !== 'to')
    return view.lexicon.verbLast || isForgetting || /^(?:neglect|omit)/.test(verb.low)
      ? { rule: 'cf-negated', yieldsToContext: true }
      : undefined;
  const undone = tokens[p.verb + 2];
  if (means(undone, 'exempt') && !isForgetting) return 'silent';
  const suggestion =
    p.form === 'finite' && !p.hasHave && !verb.low.startsWith('bother')
      ? { replace: { from: p.verb, to: p.verb + 2, by: 'did not' } }
      : undefined;
  return { rule: 'cf-negated', yieldsToContext: true, suggestion, to: p.verb + 3 };
};
