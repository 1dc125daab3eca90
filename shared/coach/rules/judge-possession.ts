import type { Actor } from '../people/find-actors.ts';
import { isA, isAct, isAdverb, isPast, means } from '../text/clues.ts';
import { isPossessive } from '../text/tokens.ts';
import type { Note } from './note.ts';
import { hasTokenBetween, isSomebody, type SentenceView, standsBefore } from './sentence-view.ts';

const NOTHING = { verb: undefined, suggestion: undefined };
const HIS = /^(?:his|her)$/;

/** "not Sam's mistake", "no one's fault". */
const isDeniedBefore = (view: SentenceView, at: number): boolean =>
  standsBefore(view, 'denial', at) ||
  hasTokenBetween(
    view,
    at - 4,
    at,
    (token) => isA(token, 'negation') || isA(token, 'nobody') || token.low === 'no' || token.low === 'without',
  );

/** Says what follows their change that it did harm: "introduced the bug", "took the site down"? */
const didHarm = (view: SentenceView, from: number): number | undefined => {
  const { tokens } = view;
  let at = from;
  while (
    at < view.to &&
    (isAdverb(tokens[at], view.lexicon) ||
      isA(tokens[at], 'auxiliary') ||
      isA(tokens[at], 'preposition') ||
      tokens[at]!.kind === 'opaque')
  ) {
    if (isA(tokens[at], 'negation') || isA(tokens[at], 'modal')) return undefined;
    at++;
  }
  const verb = tokens[at];
  if (at >= view.to || !isPast(verb, view.lexicon)) return undefined;
  const has = (holds: Parameters<typeof hasTokenBetween>[3]) => hasTokenBetween(view, at + 1, at + 7, holds);
  if (means(verb, 'harm')) return at;
  const leads = view.hits.find((hit) => hit.kind === 'leads-to' && hit.from === at);
  if (leads && (verb!.low === 'cost' || has((token) => means(token, 'badThing')))) return at;
  if (view.hits.some((hit) => hit.kind === 'harm-act' && hit.from === at)) return at;
  if (means(verb, 'topple') && has((token) => means(token, 'down') && token.low !== 'over')) return at;
  return means(verb, 'bring') && has((token) => means(token, 'badThing')) ? at : undefined;
};

/** "Ana's decision to skip staging", "Ana's decision to deploy on a Friday cost us the weekend". */
const choseHarm = (view: SentenceView, from: number): boolean => {
  const { tokens } = view;
  if (!isA(tokens[from], 'to') && !(isA(tokens[from], 'negation') && isA(tokens[from + 1], 'to'))) return false;
  const verb = tokens[from + 1];
  if (isA(tokens[from], 'negation') || means(verb, 'harm') || means(verb, 'omit')) return true;
  for (let at = from + 2; at < Math.min(view.to, from + 12) && tokens[at]!.kind !== 'sign'; at++)
    if (isPast(tokens[at], view.lexicon) && didHarm(view, at) === at) return true;
  return false;
};

/** "Ana's decision to skip staging was wrong": where the judgement stands. */
const judgedLater = (view: SentenceView, from: number): number | undefined => {
  for (let at = from + 2; at < Math.min(view.to, from + 10); at++) {
    const token = view.tokens[at]!;
    if (token.kind === 'sign') return undefined;
    const isJudged = means(token, 'judgesThing') || means(token, 'judgesPerson') || token.low === 'wrong';
    if (isJudged && hasTokenBetween(view, at - 3, at, (before) => isA(before, 'be'))) return at;
  }
  return undefined;
};

/** What is said of something that belongs to somebody: their mistake, their change. `from` is the owner, `at` what is owned. */
const judgeOwned = (view: SentenceView, actor: Actor, from: number, start: number): Note | undefined => {
  const { tokens } = view;
  let harsh: number | undefined;
  let wrong: number | undefined;
  for (let at = start; at < Math.min(view.to, start + 5); at++) {
    const token = tokens[at]!;
    if (
      token.kind === 'sign' ||
      (at > start && isA(token, 'past') && !means(token, 'wrong')) ||
      (isA(token, 'auxiliary') && !means(token, 'work'))
    )
      return undefined;
    if (means(token, 'judgesPerson') && !means(token, 'fault')) harsh ??= at;
    if (means(token, 'judgesThing')) harsh ??= at;
    if (means(token, 'wrong')) wrong ??= at;
    const isLack =
      /^lack/.test(token.low) &&
      /^(?:attention|care|discipline|judge?ment|experience|diligence|communication|preparation|rigou?r|foresight)$/.test(
        tokens[at + 2]?.low ?? '',
      );
    const isDuty =
      /^(?:job|duty|responsibility)$/.test(token.low) &&
      tokens[from - 1]?.low === 'was' &&
      tokens[from - 2]?.low === 'it';
    if (means(token, 'fault') || isLack || isDuty) {
      if (means(tokens[at + 1], 'measure')) return undefined;
      return { rule: 'agent-nominal', tier: 'reword', from, to: at + 1, actor, yieldsToContext: false, ...NOTHING };
    }
    if (!means(token, 'work')) continue;
    if (means(tokens[at + 1], 'work') || tokens[at + 1]?.text === '-') continue;
    if (harsh !== undefined) {
      const suggestion = { replace: { from: harsh, to: harsh + 1, by: '' } };
      return {
        rule: 'judging-strong',
        tier: 'reword',
        from,
        to: at + 1,
        actor,
        verb: undefined,
        suggestion,
        yieldsToContext: false,
      };
    }
    const harm = didHarm(view, at + 1);
    const isThanked = hasTokenBetween(view, from - 2, from, ({ low }) => /^(?:thanks|courtesy|owing)$/.test(low));
    const isBlamed =
      !isThanked && view.hits.some(({ kind, to }) => kind === 'blames-work' && to <= from && to >= from - 1);
    if (choseHarm(view, at + 1))
      return { rule: 'agent-nominal', tier: 'reword', from, to: at + 1, actor, yieldsToContext: true, ...NOTHING };
    const verdict = judgedLater(view, at);
    if (verdict !== undefined)
      return {
        rule: 'judging-strong',
        tier: 'reword',
        from,
        to: verdict + 1,
        actor,
        yieldsToContext: false,
        ...NOTHING,
      };
    if (harm !== undefined || wrong !== undefined || isBlamed) {
      return {
        rule: 'agent-artefact',
        tier: 'reword',
        from,
        to: (harm ?? at) + 1,
        actor,
        yieldsToContext: true,
        ...NOTHING,
      };
    }
    return undefined;
  }
  return undefined;
};

/** "was broken by Rafael": what was done before "by" and somebody. */
const judgeBy = (view: SentenceView, actor: Actor): Note | undefined => {
  const { tokens } = view;
  const by = actor.from - 1;
  if (by <= view.from || !isA(tokens[by], 'by')) return undefined;
  let at = by - 1;
  while (
    at > view.from &&
    (isAdverb(tokens[at], view.lexicon) ||
      means(tokens[at], 'down') ||
      (means(tokens[at], 'leftover') && means(tokens[at - 1], 'leave')))
  )
    at--;
  const verb = tokens[at];
  if (!isPast(verb, view.lexicon)) return undefined;
  const start = Math.max(view.from, at - 5);
  const has = (holds: Parameters<typeof hasTokenBetween>[3]) => hasTokenBetween(view, start, by, holds);
  const note = { from: at, to: actor.to, actor, verb: at, suggestion: undefined, yieldsToContext: true };
  const isPassive = isA(tokens[at - 1], 'be') || isAdverb(tokens[at - 1], view.lexicon);
  if (isPassive && has((token) => isA(token, 'modal')) && has((token) => isA(token, 'have'))) {
    return view.place === 'lucky' ? undefined : { ...note, rule: 'cf-modal', tier: 'reword', yieldsToContext: false };
  }
  if (has((token) => isA(token, 'negation') && token.low !== 'nor')) {
    // "not reviewed by another engineer": by nobody in particular.
    if (/^(?:another|any|an?)$/.test(view.tokens[actor.from]!.low)) return undefined;
    const isUndone =
      !means(verb, 'harm') && !means(verb, 'exempt') && !means(verb, 'bring') && has((token) => isA(token, 'be'));
    return isUndone ? { ...note, rule: 'cf-negated', tier: 'reword' } : undefined;
  }
  if (!means(verb, 'good') && didHarm(view, actor.to) !== undefined)
    return { ...note, rule: 'agent-artefact', tier: 'reword' };
  const isHarm =
    means(verb, 'harm') ||
    means(verb, 'omit') ||
    (means(verb, 'topple') && has((token) => means(token, 'down'))) ||
    (means(verb, 'leave') && has((token) => means(token, 'leftover'))) ||
    isForgottenAfter(view, actor.to);
  const isBad =
    (means(verb, 'bring') && hasTokenBetween(view, at - 8, at, (token) => means(token, 'badThing'))) ||
    (isAct(verb, view.lexicon) &&
      hasTokenBetween(view, at - 6, at, ({ low }) => low === 'wrong' || low === 'incorrect'));
  const isMishap = has((token) => means(token, 'accident') || means(token, 'reckless'));
  if (isHarm || isBad || isMishap) return { ...note, rule: 'agent-passive-by', tier: 'reword' };
  return isAct(verb, view.lexicon) && has((token) => isA(token, 'be'))
    ? { ...note, rule: 'agent-context', tier: 'ask' }
    : undefined;
};

/** "silenced by Sam and then forgotten", "made by Sam without telling anyone". */
const isForgottenAfter = ({ tokens, lexicon }: SentenceView, from: number): boolean => {
  let at = from;
  while (isA(tokens[at], 'coordinator') || (isA(tokens[at], 'adverb') && !isPast(tokens[at], lexicon))) at++;
  if (isA(tokens[at], 'without')) return means(tokens[at + 1], 'duty') && isA(tokens[at + 1], 'ing');
  return at > from && isPast(tokens[at], lexicon) && (means(tokens[at], 'omit') || means(tokens[at], 'ignore'));
};

/** "Sam is to blame", "the fault of Sam". */
const judgeAccusation = (view: SentenceView, actor: Actor): Note | undefined => {
  const note = { rule: 'agent-nominal', tier: 'reword', actor, yieldsToContext: false, ...NOTHING } as const;
  const after = view.hits.find(({ kind, from }) => kind === 'accuses' && from >= actor.to && from <= actor.to + 2);
  if (after && !hasTokenBetween(view, actor.to, after.to, (token) => isA(token, 'negation'))) {
    return { ...note, from: actor.from, to: after.to };
  }
  const before = view.hits.find(
    ({ kind, from, to }) => kind === 'accuses-before' && to === actor.from && view.tokens[from]!.low !== 'it',
  );
  if (
    !before ||
    (isA(view.tokens[actor.to], 'relative') && !/^(?:with|of|all)$/.test(view.tokens[before.to - 1]!.low)) ||
    isA(view.tokens[actor.to], 'ing') ||
    isA(view.tokens[actor.to], 'negation')
  )
    return undefined;
  const isPart =
    view.tokens[before.from]!.low === 'on' &&
    !hasTokenBetween(
      view,
      before.from - 5,
      before.from,
      (token) => means(token, 'fault') || means(token, 'judgesPerson'),
    );
  const first = view.tokens[before.from]!.low;
  // "Thanks to Nkechi we found the leak" is thanks.
  const needsHarm = /^(?:thanks|owing|because|courtesy)$/.test(first);
  const isHarmed =
    needsHarm &&
    hasTokenBetween(
      view,
      view.from,
      view.to,
      (token) =>
        means(token, 'harm') ||
        means(token, 'badThing') ||
        (means(token, 'down') && token.low !== 'over') ||
        /^(?:lost|gone)$/.test(token.low),
    ) &&
    !hasTokenBetween(view, view.from, view.to, (token) => means(token, 'good') && !/^(?:lost|gone)$/.test(token.low));
  if (needsHarm && !isHarmed) return undefined;
  const isRestOfNothing = /^(?:rests|this|one)$/.test(first) && !endsThought(view, actor.to) && first !== 'rests';
  return isPart || isRestOfNothing ? undefined : { ...note, from: before.from, to: actor.to };
};

const endsThought = (view: SentenceView, at: number): boolean =>
  at >= view.to || /^[.,;:!]$/.test(view.tokens[at]!.text);

/** What is said of somebody by what is theirs, or by standing behind "by". */
export const judgePossession = (view: SentenceView): Note[] => {
  if (view.isQuestion) return [];
  const notes: Note[] = [];
  const add = (note: Note | undefined) => {
    if (note && !isDeniedBefore(view, note.rule.startsWith('cf-') ? view.from : note.from)) notes.push(note);
  };
  for (const actor of view.actors) {
    if (!isSomebody(actor)) continue;
    if (isPossessive(view.tokens, actor.to)) add(judgeOwned(view, actor, actor.from, actor.to + 1));
    else {
      add(judgeBy(view, actor));
      add(judgeAccusation(view, actor));
    }
  }
  for (let at = view.from; at < view.to; at++) {
    if (!HIS.test(view.tokens[at]!.low)) continue;
    add(judgeOwned(view, { from: at, to: at + 1, kind: 'pronoun', role: undefined }, at, at + 1));
  }
  return notes;
};
