import { isA, isAct, isPast, means } from '../text/clues.ts';
import type { Judged } from './note.ts';
import type { Predicate } from './predicate.ts';
import { hasTokenBetween, type SentenceView } from './sentence-view.ts';

const HARMLESS_WITHOUT =
  /^(?:being|having|needing|affecting|impacting|causing|breaking|interrupting|losing|knowing|realising|realizing|requiring|disrupting|exceeding|changing)$/;
/** Words around an act that make it blame: "by mistake", "accidentally", "despite the freeze". */
export const judgeManner = (view: SentenceView, p: Predicate): Judged | undefined => {
  const { tokens } = view;
  const adverb = [...p.adverbs, ...Array.from({ length: p.to - p.verb + 1 }, (_, index) => p.verb + 1 + index)].find(
    (at) => at < view.to && (means(tokens[at], 'accident') || means(tokens[at], 'reckless')),
  );
  if (adverb !== undefined) {
    const isBefore = adverb < p.verb;
    const isPlain = tokens[adverb - 1]?.text !== ',' && tokens[adverb + 1]?.text !== ',';
    return {
      rule: 'agent-adverb',
      yieldsToContext: means(tokens[adverb], 'accident'),
      from: isBefore ? adverb : p.actor.from,
      to: isBefore ? p.verb + 1 : adverb + 1,
      suggestion: isPlain ? { replace: { from: adverb, to: adverb + 1, by: '' } } : undefined,
    };
  }
  const slow = view.hits.find(
    ({ kind, from, to }) => kind === 'slow' && from > p.verb && to <= p.to && from <= p.verb + 2,
  );
  if (slow) return { rule: 'judging-strong', yieldsToContext: false, to: slow.to };
  const verb = tokens[p.verb]!;
  if (means(verb, 'good') && !means(verb, 'light')) return undefined;
  const mistake = view.hits.find(
    ({ kind, from }) => kind === 'by-mistake' && (from > p.verb || (from === view.from && from < p.actor.from)),
  );
  if (mistake && !hasTokenBetween(view, p.verb, mistake.from, ({ text }) => text === ';' || text === ':')) {
    if (mistake.from < p.verb) return { rule: 'agent-adverb', yieldsToContext: true };
    return {
      rule: 'agent-adverb',
      yieldsToContext: true,
      to: mistake.to,
      suggestion: { replace: { from: mistake.from, to: mistake.to, by: '' } },
    };
  }
  const instead = tokens.findIndex((token, at) => at > p.verb && at < p.to && token.low === 'instead');
  const isOtherNumber =
    instead > 0 && tokens[instead + 1]?.low === 'of' && /^[\d`\uFFFC]/.test(tokens[instead + 2]?.text ?? '');
  if (isOtherNumber && isAct(verb, view.lexicon)) return { rule: 'agent-harm', yieldsToContext: true, to: instead };
  const broken =
    isAct(verb, view.lexicon) && view.hits.find(({ kind, from }) => kind === 'against-rules' && from > p.verb);
  if (broken) return { rule: 'agent-harm', yieldsToContext: true, to: broken.to };
  for (let at = view.from; at < view.to - 1; at++) {
    if (tokens[at]!.low === 'despite' && hasTokenBetween(view, at, at + 6, (token) => means(token, 'warning')))
      return { rule: 'agent-harm', yieldsToContext: true };
  }
  return undefined;
};

/** "without testing it", behind the act or before the person. */
export const judgeWithout = (view: SentenceView, p: Predicate): Judged | undefined => {
  const { tokens } = view;
  const isDuty = means(tokens[p.verb], 'good');
  for (let at = view.from; at < view.to - 1; at++) {
    const isInstead = isA(tokens[at], 'preposition') && /^(?:instead|rather)$/.test(tokens[at - 1]?.low ?? '');
    if (!isA(tokens[at], 'without') && !isInstead) continue;
    const first = tokens[at + 1]!.low === 'first' || isA(tokens[at + 1], 'adverb') ? at + 2 : at + 1;
    const isHaving = tokens[first]?.low === 'having' && isPast(tokens[first + 1], view.lexicon);
    const done = isHaving ? first + 1 : first;
    const isUndone =
      isHaving ||
      (tokens[done]?.low.endsWith('ing') &&
        !HARMLESS_WITHOUT.test(tokens[done]!.low) &&
        tokens[done]!.low !== 'warning');
    const isTheirs = at < p.verb || !hasTokenBetween(view, p.verb, at, ({ text }) => text === ';' || text === ':');
    if (isUndone && isTheirs && (!isDuty || (at > p.verb && means(tokens[done], 'duty')))) {
      return { rule: 'cf-negated', yieldsToContext: true, ...(at > p.verb ? { to: done + 1 } : {}) };
    }
  }
  return undefined;
};

/** ", ignoring the alert": what they did besides, in the form in "-ing". */
export const hasHarmBeside = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  const isHarmful = (at: number) => means(tokens[at], 'harm') && isA(tokens[at], 'ing');
  if (isHarmful(view.from) && view.from < p.actor.from) return true;
  const isHaving = tokens[view.from]!.low === 'having' && view.from + 1 < p.actor.from;
  if (isHaving && (means(tokens[view.from + 1], 'harm') || means(tokens[view.from + 1], 'omit'))) return true;
  for (let at = p.verb; at < view.to - 1; at++) {
    if (tokens[at]!.text === ';') return false;
    if (tokens[at]!.text === ',' && (isHarmful(at + 1) || isHarmful(at + 2))) return true;
  }
  return false;
};
