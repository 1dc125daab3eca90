import { isA, isAct, means } from '../text/clues.ts';
import type { Predicate } from './predicates.ts';
import { hasTokenBetween, type SentenceView } from './sentence-view.ts';

/** Does the act say by itself that it went badly: "broke", "took the site down"? */
export const isHarm = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  const verb = tokens[p.verb]!;
  if (tokens[p.verb + 1]?.low === 'nothing') return false;
  const within = (holds: (at: number) => boolean) => {
    for (let at = p.verb + 1; at < p.to; at++) if (holds(at)) return true;
    return false;
  };
  const startsWith = (kind: string) => view.hits.some((hit) => hit.kind === kind && hit.from === p.verb);
  if (means(verb, 'leave') && within((at) => at > p.verb + 1 && means(tokens[at], 'leftover'))) return true;
  if (startsWith('harm-act')) return true;
  if (startsWith('good-act')) return false;
  if (means(verb, 'topple') && within((at) => means(tokens[at], 'down') && tokens[at]!.low !== 'over')) return true;
  if (means(verb, 'harm')) return true;
  if (
    means(verb, 'bring') &&
    within(
      (at) =>
        means(tokens[at], 'badThing') &&
        !hasTokenBetween(view, p.verb + 1, at, ({ low }) =>
          /^(?:for|about|to|after|with|from|fix|ticket|issue)$/.test(low),
        ),
    )
  )
    return true;
  return false;
};

const UNDOES =
  /^(?:remov|delet|replac|disabl|stopp|revert|clos|chang|kill|drain|block|reject|updat|edit|cancel|check|test|read|log)/;

/** A neutral act on the wrong thing: "ran it against the wrong database". */
export const isOnWrongThing = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  const verb = tokens[p.verb]!;
  for (let at = p.verb + 1; at < p.to; at++) {
    const token = tokens[at]!;
    if (/^(?:for|about|because|that|after|when)$/.test(token.low)) return false;
    if (!means(token, 'wrong')) continue;
    if (token.low === 'wrong' || token.low === 'incorrect')
      return isA(tokens[at - 1], 'determiner') || isA(tokens[at - 1], 'preposition') || isAct(verb, view.lexicon);
    return !UNDOES.test(verb.low);
  }
  return false;
};
