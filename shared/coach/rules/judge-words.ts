import type { PhraseKind } from '../catalogue/catalogue.ts';
import type { Rule } from '../finding.ts';
import { isA, isAct, isPast, means, type PhraseHit } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import type { Note } from './note.ts';
import { hasTokenBetween, hitsOf, isSomebody, type SentenceView } from './sentence-view.ts';

const noteAt = (rule: Rule, tier: Note['tier'], { from, to }: Pick<PhraseHit, 'from' | 'to'>): Note => ({
  rule,
  tier,
  from,
  to,
  actor: undefined,
  verb: undefined,
  suggestion: undefined,
  yieldsToContext: false,
});

const WINDOW = 7;

/** "Human error" as a cause; not where the words deny it, prevent it or talk about the notion. */
const judgeHumanError = (view: SentenceView): Note[] => {
  const denials = hitsOf(view, 'denies-error');
  return hitsOf(view, 'human-error').flatMap((hit) => {
    const isDenied = denials.some(
      ({ from, to }) => (to <= hit.from && to > hit.from - WINDOW) || (from >= hit.to && from < hit.to + WINDOW),
    );
    const isUsers =
      view.tokens[hit.from]!.low === 'user' &&
      !/^(?:caused|due|because|was|is|as|from)$/.test(view.tokens[hit.from - 1]?.low ?? 'was');
    const isMeasured = means(view.tokens[hit.to], 'measure');
    return isDenied || isUsers || isMeasured || view.isQuestion ? [] : [noteAt('human-error', 'reword', hit)];
  });
};

const isDenied = (view: SentenceView, at: number): boolean =>
  hasTokenBetween(
    view,
    at - 4,
    at,
    (token) => isA(token, 'negation') || isA(token, 'nobody') || token.low === 'no' || token.low === 'without',
  );

/** Words that judge people: with a person in the sentence, or said of what only people make. */
const judgeHarshWords = (view: SentenceView): Note[] => {
  const { tokens } = view;
  const notes: Note[] = [];
  const somebody = view.actors.find(isSomebody);
  if (view.isQuestion) return notes;
  for (const hit of hitsOf(view, 'judging')) {
    if (somebody && !(isDenied(view, hit.from) && tokens[hit.from]!.low !== 'bothered'))
      notes.push({ ...noteAt('judging-strong', 'reword', hit), actor: somebody });
  }
  for (let at = view.from + 2; at < view.to; at++) {
    // "Sam took an hour, which is unacceptable."
    if (
      means(tokens[at], 'judgesThing') &&
      isA(tokens[at - 1], 'be') &&
      /^(?:which|this|that)$/.test(tokens[at - 2]!.low) &&
      view.predicates.some(({ actor, verb }) => isSomebody(actor) && verb < at)
    ) {
      notes.push({ ...noteAt('judging-strong', 'reword', { from: at - 2, to: at + 1 }), actor: somebody });
    }
  }
  for (let at = view.from; at < view.to; at++) {
    const token = tokens[at]!;
    if (!means(token, 'judgesPerson') || isDenied(view, at)) continue;
    if (/^(?:lazy|hasty|asleep)$/.test(token.low) && !means(tokens[at + 1], 'work') && !somebody) continue;
    if (
      token.low === 'lazy' &&
      /^(?:load|init|eval|loading|initiali[sz]ation|evaluation)/.test(tokens[at + 1]?.low ?? '')
    )
      continue;
    const isSaidOfWork =
      means(tokens[at + 1], 'work') || means(tokens[at + 2], 'work') || /^(?:by|of)$/.test(tokens[at + 1]?.low ?? '');
    const isAName = means(token, 'fault') || /(?:ness|ence)$/.test(token.low);
    if (!somebody && !isSaidOfWork && !isAName) continue;
    const suggestion =
      means(tokens[at + 1], 'work') && !isAName ? { replace: { from: at, to: at + 1, by: '' } } : undefined;
    const end = suggestion ? at + 2 : at + 1;
    notes.push({ ...noteAt('judging-strong', 'reword', { from: at, to: end }), actor: somebody, suggestion });
  }
  return notes;
};

const isTemporalJust = (view: SentenceView, { from, to }: PhraseHit): boolean => {
  const { tokens } = view;
  const token = tokens[from]!;
  if (token.low !== 'just')
    return /^(?:put|add)$/.test(tokens[to]?.low ?? '') || /^(?:not|more)$/.test(tokens[from - 1]?.low ?? '');
  const next = tokens[to];
  if (
    !next ||
    next.kind === 'opaque' ||
    means(next, 'temporal') ||
    isPast(next, view.lexicon) ||
    /^[\d~<>]/.test(next.text)
  )
    return true;
  return /^(?:not|n't|had|has|have|was|were|is|isn't|wasn't|than|been|only|we've|i've|it)$/.test(
    tokens[from - 1]?.low ?? '',
  );
};

const QUIET: Partial<Record<PhraseKind, Rule>> = {
  mechanistic: 'mechanistic',
  soft: 'judging-soft',
  hindsight: 'hindsight',
  minimiser: 'minimiser',
  distancing: 'distancing',
  animated: 'animated',
  'single-cause': 'single-cause',
  'vague-quantity': 'vague-quantity',
};

const isSaidOtherwise = (view: SentenceView, hit: PhraseHit): boolean => {
  const before = view.tokens[hit.from - 1]?.low ?? '';
  const next = view.tokens[hit.to];
  switch (hit.kind) {
    case 'minimiser':
      return isTemporalJust(view, hit);
    case 'soft':
      return (
        /^(?:went|go|goes|gone|going|nothing|something|anything|not)$/.test(before) ||
        /^(?:gateway|request|sector|actor|actors|news|luck|block|blocks)$/.test(next?.low ?? '')
      );
    case 'single-cause':
      return (
        /^(?:no|not|a|one|another|each|every|initially)$/.test(before) ||
        isA(next, 'negation') ||
        /^(?:unknown|unclear|not)$/.test(next?.low ?? '')
      );
    case 'vague-quantity':
      return (
        view.place !== 'summary' ||
        hasTokenBetween(
          view,
          view.from,
          view.to,
          ({ text }) => /^\d/.test(text) && !/[:-]/.test(text) && !/^20\d\d$/.test(text),
        )
      );
    case 'hindsight':
      return isDenied(view, hit.from);
    case 'animated':
      return /^(?:recovery|plan|backup|backups)$/.test(next?.low ?? '') || before === 'natural';
    case 'mechanistic':
      return isDenied(view, hit.from);
    default:
      return false;
  }
};

/** Only the grammar around "the root cause was" decides whether it can become one of several. */
const suggestFor = (view: SentenceView, hit: PhraseHit, factor: string): Note['suggestion'] => {
  const { tokens } = view;
  const low = tokens.slice(hit.from, hit.to).map((token) => token.low);
  if (hit.kind === 'single-cause' && low[0] === 'the' && low.at(-2) === 'cause') {
    return {
      replace: {
        from: hit.from,
        to: hit.to - 1,
        by: tokens[hit.from]!.text === 'The' ? factor.charAt(0).toUpperCase() + factor.slice(1) : factor,
      },
    };
  }
  const isOneAdverb = low.length === 1 && low[0]!.endsWith('ly');
  const isPlain =
    tokens[hit.from - 1]?.text !== ',' &&
    tokens[hit.to]?.text !== ',' &&
    hit.from > view.from &&
    tokens[hit.to]?.kind === 'word';
  return isOneAdverb && isPlain && (hit.kind === 'minimiser' || hit.kind === 'hindsight')
    ? { replace: { from: hit.from, to: hit.to + 1, by: tokens[hit.to]!.text } }
    : undefined;
};

const judgeQuietWords = (view: SentenceView, factor: string): Note[] =>
  view.hits.flatMap((hit) => {
    const rule = QUIET[hit.kind];
    if (!rule || isSaidOtherwise(view, hit)) return [];
    const suggestion = suggestFor(view, hit, factor);
    const to = suggestion && hit.kind !== 'single-cause' ? hit.to + 1 : hit.to;
    return [{ ...noteAt(rule, 'ask', { from: hit.from, to }), suggestion }];
  });

const isWas = (token: Token | undefined): boolean =>
  isA(token, 'be') && /^(?:was|were|been|wasn't|weren't)$/.test(token!.low);

/** In a timeline: something was done, and nobody is named who or what did it. */
const judgePassive = (view: SentenceView): Note[] => {
  if (view.place !== 'timeline' || view.actors.length > 0) return [];
  const { tokens } = view;
  for (let at = view.from; at < view.to - 1; at++) {
    if (!isWas(tokens[at])) continue;
    let verb = at + 1;
    while (isA(tokens[verb], 'adverb') || /ly$/.test(tokens[verb]?.low ?? '')) verb++;
    if (!isAct(tokens[verb], view.lexicon) || isA(tokens[at], 'negation') || tokens[verb - 1]?.low === 'not') continue;
    if (hasTokenBetween(view, verb, view.to, (token) => isA(token, 'by') || token.low === 'automatically')) return [];
    return [{ ...noteAt('passive-no-agent', 'ask', { from: at, to: verb + 1 }), verb }];
  }
  return [];
};

/** What words alone say, whoever the sentence is about. */
export const judgeWords = (view: SentenceView, factor: string): Note[] => [
  ...judgeHumanError(view),
  ...judgeHarshWords(view),
  ...judgeQuietWords(view, factor),
  ...judgePassive(view),
];

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
