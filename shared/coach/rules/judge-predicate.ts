import { isA, isAct, isPast, means } from '../text/clues.ts';
import { isHarm, isOnWrongThing } from './judge-harm.ts';
import { hasHarmBeside, judgeManner, judgeWithout } from './judge-manner.ts';
import { judgeCounterfactual, judgeNegation } from './judge-omission.ts';
import type { Judged, Note } from './note.ts';
import type { Predicate } from './predicate.ts';
import { hasTokenBetween, type SentenceView, standsBefore } from './sentence-view.ts';

const judgeAct = (view: SentenceView, p: Predicate): Judged | undefined => {
  const { tokens, lexicon } = view;
  const verb = tokens[p.verb]!;
  if (p.isModal) return undefined;
  if (p.hasBe && !isA(verb, 'ing')) return undefined;
  const isPresent = verb.low.endsWith(lexicon.endings.present);
  if (p.form !== 'ing' && !p.hasBe && !isPast(verb, lexicon) && !isPresent) return undefined;
  // "The change Sam pushed broke checkout."
  const next = tokens[p.verb + 1];
  const manner = judgeManner(view, p);
  if (isHarm(view, p) || (means(next, 'harm') && (isPast(next, lexicon) || isA(next, 'ing'))))
    return { rule: 'agent-harm', yieldsToContext: manner?.yieldsToContext ?? true };
  if (manner) return manner;
  const acts =
    (isAct(verb, lexicon) || p.form === 'ing') &&
    !view.hits.some(({ kind, from }) => kind === 'good-act' && from === p.verb);
  if (acts && tokens[p.verb + 1]?.low !== 'nothing' && isOnWrongThing(view, p))
    return { rule: 'agent-harm', yieldsToContext: true };
  const without = judgeWithout(view, p);
  if (without) return without;
  if ((acts || !means(verb, 'good')) && hasHarmBeside(view, p)) return { rule: 'agent-harm', yieldsToContext: true };
  const isAccused = view.hits.some(
    ({ kind, to }) => (kind === 'accuses-before' || kind === 'blames-work') && to === p.actor.from,
  );
  if (p.form === 'ing') return acts && isAccused ? { rule: 'agent-harm', yieldsToContext: true } : undefined;
  if (!acts || means(verb, 'good')) return undefined;
  // "Customers lost data because Nkechi truncated the table": the harm stands before, and ends at a person.
  const isCause =
    /^because$/.test(tokens[p.actor.from - 1]?.low ?? '') &&
    hasTokenBetween(
      view,
      view.from,
      p.actor.from,
      (token) =>
        isA(token, 'negation') ||
        isA(token, 'nobody') ||
        means(token, 'badThing') ||
        means(token, 'harm') ||
        means(token, 'down') ||
        means(token, 'omit') ||
        /^lost|^lose$/.test(token.low),
    );
  if (isCause) return { rule: 'agent-harm', yieldsToContext: true };
  const isPointedAt =
    tokens[p.actor.from - 1]?.low === 'was' &&
    tokens[p.actor.from - 2]?.low === 'it' &&
    isA(tokens[p.actor.to], 'relative');
  if (isPointedAt) return { rule: 'agent-harm', yieldsToContext: true };
  return p.hasBe ? undefined : { rule: 'agent-context', tier: 'ask', yieldsToContext: true };
};

/** What a person is said to be: "was careless", "was slow to react". */
const judgeState = (view: SentenceView, p: Predicate): Judged | undefined => {
  const isBeing = p.form === 'ing' && isA(view.tokens[p.verb], 'be');
  if (!(p.hasBe || isBeing) || p.isNegated || p.isModal) return undefined;
  const { tokens } = view;
  const judged = hasTokenBetween(
    view,
    p.verb - 1,
    Math.min(p.to, p.verb + 3),
    (token) => means(token, 'judgesPerson') || means(token, 'judgesThing'),
  );
  const slow = view.hits.some(({ kind, from }) => kind === 'slow' && from >= p.from && from <= p.verb + 2);
  return judged || slow
    ? {
        rule: 'judging-strong',
        yieldsToContext: false,
        to: Math.min(view.to, tokens[p.verb + 1]?.low === 'to' ? p.verb + 3 : p.verb + 1),
      }
    : undefined;
};

/** What a predicate says of its person, if that is for the coach. */
export const judgePredicate = (view: SentenceView, p: Predicate): Note | undefined => {
  if (view.isQuestion) return undefined;
  if (standsBefore(view, 'denial', p.actor.from)) return undefined;
  const confirmed =
    view.tokens[p.actor.from - 1]?.low === 'that' &&
    /^(?:confirm|verif|establish|denied|deny)/.test(view.tokens[p.actor.from - 2]?.low ?? '');
  if (confirmed && p.isNegated) return undefined;

  const counterfactual = judgeCounterfactual(view, p) ?? judgeNegation(view, p);
  if (counterfactual === 'silent') return undefined;
  const judged = counterfactual ?? judgeState(view, p) ?? judgeAct(view, p);
  if (!judged) return undefined;
  if (p.actor.kind === 'nobody' && judged.rule !== 'cf-negated') {
    const isAnyCompetent = judged.rule === 'cf-modal' && /^any$/.test(view.tokens[p.actor.from]!.low);
    if (!isAnyCompetent) return undefined;
  }
  const isOurs = p.actor.kind === 'self';
  if (isOurs && judged.rule !== 'cf-modal' && judged.rule !== 'cf-negated') return undefined;
  return {
    rule: judged.rule,
    tier: isOurs ? 'ask' : (judged.tier ?? 'reword'),
    from: judged.from ?? Math.min(p.actor.from, p.from),
    to: judged.to ?? p.verb + 1,
    actor: p.actor,
    verb: p.verb,
    suggestion: judged.suggestion,
    yieldsToContext: judged.yieldsToContext,
  };
};
