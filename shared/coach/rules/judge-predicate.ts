import { isA, isAct, isPast, means } from '../text/clues.ts';
import type { Note } from './note.ts';
import type { Predicate } from './predicates.ts';
import { hasTokenBetween, isSomebody, type SentenceView, standsBefore } from './sentence-view.ts';

type Judged = Pick<Note, 'rule' | 'yieldsToContext'> & Partial<Pick<Note, 'tier' | 'suggestion' | 'from' | 'to'>>;

const PRESENT = /^(?:do|does|don't|doesn't|will|won't|can|can't|cannot|could|couldn't|would|wouldn't|may|might|must)$/;
const HARMLESS_WITHOUT =
  /^(?:being|having|needing|affecting|impacting|causing|breaking|interrupting|losing|knowing|realising|realizing|requiring|disrupting|exceeding|changing)$/;
const CAREFUL =
  /^(?:careful|attentive|thorough|prepared|diligent|vigilant|cautious|professional|competent|paying|bothered|responsive|proactive)$/;

/** "neither Chen nor Rafael bothered". */
const isNeither = (view: SentenceView, p: Predicate): boolean =>
  hasTokenBetween(view, p.actor.from - 6, p.actor.from, (token) => token.low === 'neither' || token.low === 'nor');

/** What the person is measured against: "should have checked", "if Diego had read". */
const judgeCounterfactual = (view: SentenceView, p: Predicate): Judged | 'silent' | undefined => {
  const { tokens, lexicon } = view;
  const verb = tokens[p.verb]!;
  const supposed = view.hits.find(({ kind, from }) => kind === 'was-supposed' && from >= p.from && from <= p.verb);
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
  if (!isShould && p.actor.kind === 'role' && isAnybody) return 'silent';
  const isWould = hasTokenBetween(view, p.from, p.verb, ({ low }) => /^would/.test(low));
  if (isWould && !hasTokenBetween(view, view.from, view.to, (token) => isA(token, 'if')) && !means(verb, 'good'))
    return 'silent';
  if (!isShould && hasTokenBetween(view, p.from, p.verb, ({ low }) => /^might/.test(low))) return 'silent';
  if (verb.low === 'had') return 'silent';
  if (p.hasBe) {
    const isState =
      !isPast(verb, lexicon) &&
      (verb.grammar === 0 || isA(verb, 'ing') || isA(verb, 'adverb') || CAREFUL.test(verb.low));
    return isState ? { rule: 'cf-modal', yieldsToContext: false } : 'silent';
  }
  return lexicon.verbLast || verb.low === 'have' || isPast(verb, lexicon) || /(?:en|ne)$/.test(verb.low)
    ? { rule: 'cf-modal', yieldsToContext: false }
    : 'silent';
};

/** What was not done: "did not notice", "forgot to", "never told". */
const judgeNegation = (view: SentenceView, p: Predicate): Judged | 'silent' | undefined => {
  const { tokens } = view;
  const verb = tokens[p.verb]!;
  if (p.isNegated || (isNeither(view, p) && !p.isModal)) {
    if (p.hasBe) return CAREFUL.test(verb.low) ? { rule: 'judging-strong', yieldsToContext: false } : 'silent';
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

const isHarm = (view: SentenceView, p: Predicate): boolean => {
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
const isOnWrongThing = (view: SentenceView, p: Predicate): boolean => {
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

/** Words around an act that make it blame: "by mistake", "accidentally", "despite the freeze". */
const judgeManner = (view: SentenceView, p: Predicate): Judged | undefined => {
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
  if (means(verb, 'good')) return undefined;
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
const judgeWithout = (view: SentenceView, p: Predicate): Judged | undefined => {
  const { tokens } = view;
  for (let at = view.from; at < view.to - 1; at++) {
    const isInstead = isA(tokens[at], 'preposition') && /^(?:instead|rather)$/.test(tokens[at - 1]?.low ?? '');
    if (!isA(tokens[at], 'without') && !isInstead) continue;
    const done = tokens[at + 1]!.low === 'first' || isA(tokens[at + 1], 'adverb') ? at + 2 : at + 1;
    const isUndone =
      tokens[done]?.low.endsWith('ing') && !HARMLESS_WITHOUT.test(tokens[done]!.low) && tokens[done]!.low !== 'warning';
    const isTheirs = at < p.verb || !hasTokenBetween(view, p.verb, at, ({ text }) => text === ';' || text === ':');
    if (isUndone && isTheirs) {
      return { rule: 'cf-negated', yieldsToContext: true, ...(at > p.verb ? { to: done + 1 } : {}) };
    }
  }
  return undefined;
};

/** ", ignoring the alert": what they did besides, in the form in "-ing". */
const hasHarmBeside = (view: SentenceView, p: Predicate): boolean => {
  const { tokens } = view;
  const isHarmful = (at: number) => means(tokens[at], 'harm') && isA(tokens[at], 'ing');
  if (isHarmful(view.from) && view.from < p.actor.from) return true;
  for (let at = p.verb; at < view.to - 1; at++) {
    if (tokens[at]!.text === ';') return false;
    if (tokens[at]!.text === ',' && (isHarmful(at + 1) || isHarmful(at + 2))) return true;
  }
  return false;
};

const judgeAct = (view: SentenceView, p: Predicate): Judged | undefined => {
  const { tokens, lexicon } = view;
  const verb = tokens[p.verb]!;
  if (p.isModal) return undefined;
  if (p.hasBe && !isA(verb, 'ing')) return undefined;
  const isPresent = verb.low.endsWith(lexicon.endings.present);
  if (p.form !== 'ing' && !p.hasBe && !isPast(verb, lexicon) && !isPresent) return undefined;
  // "The change Sam pushed broke checkout."
  const next = tokens[p.verb + 1];
  if (isHarm(view, p) || (means(next, 'harm') && (isPast(next, lexicon) || isA(next, 'ing'))))
    return { rule: 'agent-harm', yieldsToContext: true };
  const manner = judgeManner(view, p);
  if (manner) return manner;
  const acts =
    (isAct(verb, lexicon) || p.form === 'ing') &&
    !view.hits.some(({ kind, from }) => kind === 'good-act' && from === p.verb);
  if (acts && tokens[p.verb + 1]?.low !== 'nothing' && isOnWrongThing(view, p))
    return { rule: 'agent-harm', yieldsToContext: true };
  if (acts || !means(verb, 'good')) {
    const without = judgeWithout(view, p);
    if (without) return without;
    if (hasHarmBeside(view, p)) return { rule: 'agent-harm', yieldsToContext: true };
  }
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
  if (!p.hasBe || p.isNegated || p.isModal) return undefined;
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
  if (p.actor.kind === 'nobody' || view.isQuestion) return undefined;
  if (standsBefore(view, 'denial', p.actor.from)) return undefined;
  const confirmed =
    view.tokens[p.actor.from - 1]?.low === 'that' &&
    /^(?:confirm|verif|establish|denied|deny)/.test(view.tokens[p.actor.from - 2]?.low ?? '');
  if (confirmed && p.isNegated) return undefined;

  const counterfactual = judgeCounterfactual(view, p) ?? judgeNegation(view, p);
  if (counterfactual === 'silent') return undefined;
  const judged = counterfactual ?? judgeState(view, p) ?? judgeAct(view, p);
  if (!judged) return undefined;
  const isOurs = !isSomebody(p.actor);
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
