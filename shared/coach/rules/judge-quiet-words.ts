import type { PhraseKind } from '../catalogue/catalogue.ts';
import type { Rule } from '../finding.ts';
import { isA, isAct, isPast, means, type PhraseHit } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import { type Note, noteAt } from './note.ts';
import { hasTokenBetween, isDeniedAt, type SentenceView } from './sentence-view.ts';

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
      return isDeniedAt(view, hit.from);
    case 'animated':
      return /^(?:recovery|plan|backup|backups)$/.test(next?.low ?? '') || before === 'natural';
    case 'mechanistic':
      return isDeniedAt(view, hit.from);
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

/** Words that only draw a question: "obviously", "just", "the root cause was". */
export const judgeQuietWords = (view: SentenceView, factor: string): Note[] =>
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
export const judgePassive = (view: SentenceView): Note[] => {
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
