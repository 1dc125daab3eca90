import type { PhraseKind } from '../catalogue/catalogue.ts';
import { isA, isAct, isAdverb, means } from '../text/clues.ts';
import type { Predicate } from './predicate.ts';
import { hasTokenBetween, type SentenceView } from './sentence-view.ts';

/** Does the act say by itself that it went badly: "broke", "took the site down"? */
export const isHarm = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  const verb = tokens[p.verb]!;
  const within = (holds: (at: number) => boolean) => {
    for (let at = p.verb + 1; at < p.to; at++) if (holds(at)) return true;
    return false;
  };
  /** Where the longest wording of a kind ends that begins with the verb; 0 where none does. */
  const endOf = (kind: PhraseKind) =>
    view.hits.find((hit) => hit.kind === kind && (hit.from === p.verb || (hit.from >= p.from && hit.from < p.verb)))
      ?.to ?? 0;
  const harmEnd = endOf('harm-act');
  const goodEnd = endOf('good-act');
  if (harmEnd > goodEnd) return !(tokens[harmEnd - 1]!.low === 'to' && within((at) => means(tokens[at], 'good')));
  if (goodEnd > 0 && !means(verb, 'light')) return false;
  if (tokens[p.verb + 1]?.low === 'nothing') return false;
  if (means(verb, 'light') && endsInHarm(view, p)) return true;
  if (goodEnd > 0) return false;
  if (means(verb, 'leave') && within((at) => at > p.verb + 1 && means(tokens[at], 'leftover'))) return true;
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

/** "chose to ignore the banner", "made the call to skip it": what the verb behind "to" says. */
const endsInHarm = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  for (let at = p.verb + 1; at < Math.min(p.to, p.verb + 6); at++) {
    if (!isA(tokens[at], 'to')) continue;
    const done = isA(tokens[at + 1], 'adverb') || isAdverb(tokens[at + 1], view.lexicon) ? at + 2 : at + 1;
    if (view.hits.some(({ kind, from }) => kind === 'good-act' && from === done)) return false;
    return isA(tokens[done], 'base') && (means(tokens[done], 'harm') || means(tokens[done], 'omit'));
  }
  return false;
};

const UNDOES =
  /^(?:remov|delet|replac|disabl|stopp|revert|clos|chang|kill|drain|block|reject|updat|edit|cancel|check|test|read|log)/;

/** A neutral act on the wrong thing: "ran it against the wrong database". */
export const isOnWrongThing = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  const verb = tokens[p.verb]!;
  const end = tokens[p.to]?.text === ',' && means(tokens[p.to + 1], 'wrong') ? p.to + 2 : p.to;
  for (let at = p.verb + 1; at < end; at++) {
    const token = tokens[at]!;
    if (/^(?:for|about|because|that|after|when)$/.test(token.low)) return false;
    if (!means(token, 'wrong')) continue;
    if (token.low === 'wrong' || token.low === 'incorrect')
      return isA(tokens[at - 1], 'determiner') || isA(tokens[at - 1], 'preposition') || isAct(verb, view.lexicon);
    return !UNDOES.test(verb.low);
  }
  return false;
};
