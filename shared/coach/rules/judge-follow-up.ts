import { isA, means } from '../text/clues.ts';
import { type Note, noteAt } from './note.ts';
import { hasTokenBetween, isSomebody, type SentenceView } from './sentence-view.ts';

const VAGUE_PHRASE =
  /^(?:look into|looking into|think about|make sure|be more|raise awareness|communicate better|be careful|keep an|pay more|try to|work on)$/;

/** In follow-ups: work that nobody can see the end of, and work on people instead of the system. */
export const judgeFollowUp = (view: SentenceView): Note[] => {
  if (view.place !== 'follow-ups' || !view.isFirst) return [];
  const { tokens } = view;
  const colon = tokens.findIndex((token, at) => at > view.from && at < view.from + 5 && token.text === ':');
  let start = colon > 0 && colon < view.to - 1 ? colon + 1 : view.from;
  while (
    start < view.to &&
    (tokens[start]!.kind !== 'word' ||
      view.actors.some(({ from, to, kind }) => kind === 'name' && start >= from && start < to) ||
      /^(?:to|we|will|should|please|todo|done)$/.test(tokens[start]!.low))
  )
    start++;
  const first = tokens[start];
  if (!first || start >= view.to) return [];
  const pair = `${first.low} ${tokens[start + 1]?.low ?? ''}`;
  const isOnPeople =
    means(first, 'teach') &&
    hasTokenBetween(
      view,
      start + 1,
      start + 5,
      (token) => means(token, 'people') || isA(token, 'role') || isA(token, 'groupHead'),
    );
  const needs = view.predicates.find(
    ({ actor, verb }) => isSomebody(actor) && /^(?:needs?|must|should)$/.test(tokens[verb]?.low ?? ''),
  );
  if (isOnPeople || /^be more careful/.test(`${pair} ${tokens[start + 2]?.low ?? ''}`))
    return [noteAt('action-person', 'ask', { from: start, to: start + 1 })];
  if (needs)
    return [{ ...noteAt('action-person', 'ask', { from: needs.actor.from, to: needs.verb + 1 }), actor: needs.actor }];
  const isBounded = hasTokenBetween(view, start, view.to, ({ text }) => /^[\d<>≥≤]/.test(text));
  const isVague = means(first, 'vagueStart') || VAGUE_PHRASE.test(pair);
  return isVague && !isBounded
    ? [noteAt('action-vague', 'ask', { from: start, to: VAGUE_PHRASE.test(pair) ? start + 2 : start + 1 })]
    : [];
};
