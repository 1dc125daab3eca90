import type { Actor } from '../people/find-actors.ts';
import { isA, means } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import type { Predicate } from './predicate.ts';

/** Where verbs end their clause, all that stands in it after the subject is read, and its last verb is taken. */
export const findVerbLast = (tokens: readonly Token[], actor: Actor, to: number): Predicate[] => {
  let end = actor.to;
  while (end < to && !(tokens[end]!.kind === 'sign' && /^[,;:.()!?–—]$/.test(tokens[end]!.text))) end++;
  const clause = Array.from({ length: end - actor.to }, (_, index) => actor.to + index);
  const isHelper = (at: number) => isA(tokens[at], 'auxiliary') && tokens[at]!.sense === 0;
  const verb = clause.findLast((at) => (isA(tokens[at], 'past') || isA(tokens[at], 'base')) && !isHelper(at));
  const state = clause.find((at) => means(tokens[at], 'judgesPerson'));
  const main = verb ?? state;
  if (main === undefined) return [];
  const has = (name: 'negation' | 'modal' | 'have' | 'be') =>
    clause.some((at) => isA(tokens[at], name)) || (name !== 'negation' && isA(tokens[actor.from - 1], name));
  const adverbs = clause.filter((at) => at < main && (means(tokens[at], 'accident') || means(tokens[at], 'reckless')));
  return [
    {
      actor,
      from: actor.to,
      verb: main,
      to: end,
      isNegated: has('negation'),
      isModal: has('modal'),
      hasHave: has('have'),
      hasBe: has('be') && verb === undefined,
      form: 'finite',
      adverbs,
    },
  ];
};
