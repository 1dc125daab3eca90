import { isA, means } from '../text/clues.ts';
import type { Note } from './note.ts';
import { hasTokenBetween, hitsOf, isSomebody, type SentenceView } from './sentence-view.ts';

/** Questions that are reproaches: "Why didn't Sam check?", "How could Ana miss this?", "What was Sam thinking?". */
export const judgeQuestion = (view: SentenceView): Note[] => {
  if (!view.isQuestion) return [];
  const { tokens } = view;
  return hitsOf(view, 'asks-accusing').flatMap((hit) => {
    const actor = view.actors.find((one) => isSomebody(one) && one.from === hit.to);
    if (!actor || hit.from > view.from + 1) return [];
    const isNegated =
      isA(tokens[hit.to - 1], 'negation') ||
      hasTokenBetween(view, actor.to, actor.to + 2, (token) => isA(token, 'negation'));
    const isHarm = hasTokenBetween(
      view,
      actor.to,
      actor.to + 4,
      (token) => (means(token, 'harm') || means(token, 'omit')) && isA(token, 'base'),
    );
    const isDoubt = tokens[hit.from]!.low === 'what' && tokens[actor.to]?.low === 'thinking';
    const isWhy = tokens[hit.from]!.low === 'why' && isNegated;
    if (!isWhy && !isHarm && !isDoubt) return [];
    const note = { from: hit.from, to: actor.to, actor, verb: undefined, suggestion: undefined };
    return [{ ...note, rule: 'cf-negated', tier: 'reword', yieldsToContext: false }];
  });
};
