import type { Lexicon } from '../catalogue/lexicon.ts';
import type { Actor } from '../people/find-actors.ts';
import { isA, isAdverb, isPast, means } from '../text/clues.ts';
import { isPossessive, type Token } from '../text/tokens.ts';
import { afterAppositive, clauseEnd, nextCoordinated } from './clauses.ts';
import type { Predicate } from './predicate.ts';
import { type Reading, readVerbGroup } from './verb-group.ts';
import { findVerbLast } from './verb-last.ts';

const skipCoordinators = (tokens: readonly Token[], at: number): number => {
  let next = at;
  while (isA(tokens[next], 'coordinator') && !isA(tokens[next], 'negation')) next++;
  return next;
};

const BLOCKS_SUBJECT = /^(?:by|with|to|for|from|than|like|via|upon|into|towards?|against|without|about|on|at|in)$/;

/** Is somebody here the one of whom the verb behind speaks? Not where they are told, paged or owned. */
const isSubject = (tokens: readonly Token[], actor: Actor, from: number): boolean => {
  const before = tokens[actor.from - 1];
  if (!before || actor.from - 1 < from) return true;
  if (BLOCKS_SUBJECT.test(before.low)) return false;
  if (before.low === 'of')
    return /^(?:one|some|both|two|none|each|either|neither|because|any|most|all)$/.test(
      tokens[actor.from - 2]?.low ?? '',
    );
  return true;
};

/** The predicates of one person in the sentence `from`–`to`. `next` is where the next person stands. */
export const findPredicates = (
  tokens: readonly Token[],
  actor: Actor,
  from: number,
  to: number,
  lexicon: Lexicon,
): Predicate[] => {
  const found: Predicate[] = [];
  if (isPossessive(tokens, actor.to)) return found;
  if (lexicon.verbLast) return findVerbLast(tokens, actor, to);
  const add = (reading: Reading, form: Predicate['form']): Predicate => {
    const { sawAuxiliary: _, ...rest } = reading;
    const predicate = { ...rest, actor, form, to: clauseEnd(tokens, reading.verb, to, lexicon) };
    found.push(predicate);
    return predicate;
  };
  const chain = (start: number, form: Predicate['form']) => {
    let reading = readVerbGroup(tokens, start, to, lexicon);
    while (reading) {
      const predicate = add(reading, form);
      const next = nextCoordinated(tokens, predicate.to, to, lexicon);
      reading = next === undefined ? undefined : readVerbGroup(tokens, skipCoordinators(tokens, next), to, lexicon);
    }
  };

  const gerund = readGerund(tokens, actor.to, to);
  if (gerund) {
    const main = mainVerbAfter(tokens, add(gerund, 'ing'), to, lexicon);
    if (main !== undefined && !gerund.isNegated) chain(main, 'finite');
    return found;
  }
  // "Whoever wrote this did not think": its own relative.
  const opensItself = isA(tokens[actor.from], 'relative');
  const relative = opensItself ? actor.from : tokens[actor.to]?.text === ',' ? actor.to + 1 : actor.to;
  if (isA(tokens[relative], 'relative')) {
    const reading = readVerbGroup(tokens, relative + 1, to, lexicon);
    if (reading) {
      const inner = add(reading, 'finite');
      const main =
        tokens[inner.to]?.text === ',' && relative > actor.to
          ? inner.to + 1
          : mainVerbAfter(tokens, inner, to, lexicon);
      if (main !== undefined) chain(main, 'finite');
      else {
        const next = nextCoordinated(tokens, inner.to, to, lexicon);
        if (next !== undefined) chain(skipCoordinators(tokens, next), 'finite');
      }
    }
    return found;
  }
  if (!isSubject(tokens, actor, from)) return found;
  const start = afterAppositive(tokens, actor.to, to, lexicon);
  if (start > actor.to) {
    const aside = readGerund(tokens, actor.to + 1, start);
    if (aside) add(aside, 'ing');
  }
  const before = tokens[actor.from - 1];
  const isConditional =
    actor.from - 1 >= from && (isA(before, 'if') || (before?.low === 'only' && isA(tokens[actor.from - 2], 'if')));
  const opener = tokens[actor.from - 2];
  const isNotOnly = opener?.low === 'only' && isA(tokens[actor.from - 3], 'negation');
  const isInverted =
    !isNotOnly &&
    actor.from - 1 >= from &&
    before?.low === 'had' &&
    (actor.from - 2 < from ||
      opener?.kind === 'sign' ||
      isA(opener, 'coordinator') ||
      isPast(opener, lexicon) ||
      isAdverb(opener, lexicon));
  if (isAskedBackwards(tokens, actor, from)) {
    const verb = tokens.findIndex((token, at) => at >= start && !isAdverb(token, lexicon));
    if (verb >= start && verb < to && tokens[verb]!.kind === 'word') {
      add(
        {
          from: actor.from - 1,
          verb,
          isNegated: true,
          isModal: false,
          hasHave: false,
          hasBe: false,
          adverbs: [],
          sawAuxiliary: true,
        },
        'finite',
      );
    }
    return found;
  }
  chain(start, isConditional || isInverted ? 'conditional' : 'finite');
  if (isInverted) for (const predicate of found) predicate.hasHave = true;
  return found;
};

/** "At no point did Ana check", "nor did Ana check". */
const isAskedBackwards = (tokens: readonly Token[], actor: Actor, from: number): boolean => {
  if (actor.from - 1 < from || tokens[actor.from - 1]!.low !== 'did') return false;
  return tokens
    .slice(Math.max(from, actor.from - 4), actor.from - 1)
    .some((token) => isA(token, 'negation') || token.low === 'no');
};

/** "the engineer performing the upgrade": a form in "-ing" of a verb that stands in no list has an object behind it. */
const isUnknownGerund = (token: Token, next: Token | undefined): boolean =>
  token.grammar === 0 && token.sense === 0 && token.low.endsWith('ing') && isA(next, 'determiner');

/** "Amelia not following": the form in "-ing" right after a person. */
const readGerund = (tokens: readonly Token[], at: number, to: number): Reading | undefined => {
  const isNegated = tokens[at]?.low === 'not' || tokens[at]?.low === 'never';
  let verb = isNegated ? at + 1 : at;
  const adverbs: number[] = [];
  while (verb < to && (means(tokens[verb], 'accident') || means(tokens[verb], 'reckless'))) adverbs.push(verb++);
  const token = tokens[verb];
  if (
    verb >= to ||
    !token ||
    !(isA(token, 'ing') || (isNegated && token.low.endsWith('ing')) || isUnknownGerund(token, tokens[verb + 1]))
  )
    return undefined;
  return { from: at, verb, isNegated, isModal: false, hasHave: false, hasBe: false, adverbs, sawAuxiliary: false };
};

/** "The engineer who deployed it did not check": the helper verb after the clause with "who". */
const mainVerbAfter = (
  tokens: readonly Token[],
  inner: Predicate,
  to: number,
  lexicon: Lexicon,
): number | undefined => {
  for (let at = inner.verb + 1; at < Math.min(to, inner.verb + 14); at++) {
    const token = tokens[at]!;
    if (token.kind === 'sign' || isA(token, 'subordinator') || isA(token, 'coordinator')) return undefined;
    const isSecond = at > inner.verb + 1 && !isA(tokens[at - 1], 'determiner') && !isA(tokens[at - 1], 'preposition');
    if (isA(token, 'auxiliary') || means(token, 'omit') || (isSecond && isPast(token, lexicon))) return at;
  }
  return undefined;
};
