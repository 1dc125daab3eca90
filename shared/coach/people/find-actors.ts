import type { Lexicon } from '../catalogue/lexicon.ts';
import { startsLikeName } from '../text/characters.ts';
import { isA, isAdverb, isPast, means } from '../text/clues.ts';
import type { Token } from '../text/tokens.ts';
import type { Name } from './find-names.ts';

/** Somebody a sentence is about: tokens `from` to `to`, the end exclusive. */
export type Actor = {
  from: number;
  to: number;
  /** *self*: "we", "the team": honest speech about oneself. *nobody*: "no engineer". */
  kind: 'name' | 'role' | 'pronoun' | 'self' | 'nobody';
  role: string | undefined;
};

const MOST_MODIFIERS = 4;

/** Could a subject end before this token? Nouns that go on ("operator pod") say no. */
const mayFollowHead = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word') return token === undefined || token.kind === 'sign';
  if (isPast(token, lexicon) || isAdverb(token, lexicon)) return true;
  // "the engineer typing the command"
  if (token.grammar === 0 && token.low.endsWith('ing') && isA(tokens[at + 1], 'determiner')) return true;
  if (isA(token, 'base') && !isA(token, 'past')) return /s$/.test(tokens[at - 1]!.low) && !/s$/.test(token.low);
  return (
    (token.grammar & ~0) !== 0 &&
    !isA(token, 'role') &&
    !isA(token, 'doubtfulRole') &&
    !isA(token, 'groupHead') &&
    !isA(token, 'roleModifier')
  );
};

/** Where the words that belong to a role begin ("The on-call engineer"), and what stands right before the role. */
const roleStart = (tokens: readonly Token[], head: number, from: number, isDoubtful: boolean): number | undefined => {
  let at = head;
  for (let count = 0; count < MOST_MODIFIERS && at > from; count++) {
    const before = tokens[at - 1]!;
    if (before.kind !== 'word' || /^\d|^(?:utc|[ap]m)$/.test(before.low)) break;
    if (isA(before, 'determiner')) return at - 1;
    const isModifier =
      isA(before, 'roleModifier') || isA(before, 'role') || means(before, 'careful') || before.low === 'more';
    if (!isModifier && (isDoubtful || before.grammar !== 0)) {
      return isDoubtful &&
        !isA(before, 'coordinator') &&
        !isA(before, 'subordinator') &&
        !isA(before, 'preposition') &&
        !isPast(before, { endings: { past: 'ed' } } as Lexicon)
        ? undefined
        : at;
    }
    at--;
  }
  return at;
};

const roleAt = (tokens: readonly Token[], at: number, from: number, lexicon: Lexicon): Actor | undefined => {
  const token = tokens[at]!;
  const isDoubtful = isA(token, 'doubtfulRole');
  if (!isDoubtful && !isA(token, 'role')) return undefined;
  const isPart = !token.apart && tokens[at - 1]?.kind === 'sign' && /^[-/.#_]$/.test(tokens[at - 1]!.text);
  if (isPart || !mayFollowHead(tokens, at + 1, lexicon)) return undefined;
  const start = roleStart(tokens, at, from, isDoubtful);
  if (start === undefined) return undefined;
  const needsModifier = isDoubtful && !isA(token, 'role');
  if (needsModifier && !(at > start && isA(tokens[at - 1], 'roleModifier'))) return undefined;
  const opens = at === from || tokens[at - 1]!.kind === 'sign';
  const isBare = start === at && !startsLikeName(token.text) && !/s$/.test(token.low) && !(opens && !isDoubtful);
  if (isBare && (isDoubtful || isA(token, 'roleModifier'))) return undefined;
  return { from: start, to: at + 1, kind: isDenied(tokens, start, from) ? 'nobody' : 'role', role: undefined };
};

/** "no engineer", "none of the engineers". */
const isDenied = (tokens: readonly Token[], start: number, from: number): boolean => {
  if (/^(?:no|any|every|each|neither)$/.test(tokens[start]?.low ?? '')) return true;
  for (let at = start - 1; at >= Math.max(from, start - 3); at--) {
    if (isA(tokens[at], 'nobody')) return true;
  }
  return false;
};

/** Everybody in tokens `from` to `to`: named, by role, by pronoun. `they` counts where a person was spoken of just before. */
export const findActors = (
  tokens: readonly Token[],
  from: number,
  to: number,
  names: readonly Name[],
  lexicon: Lexicon,
  hasAntecedent: boolean,
): Actor[] => {
  const actors: Actor[] = names.map((name) => ({ ...name, kind: 'name' }));
  const taken = new Set(
    names.flatMap((name) => Array.from({ length: name.to - name.from }, (_, index) => name.from + index)),
  );
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word' || taken.has(at)) continue;
    if (token.low === 'no' && tokens[at + 1]?.low === 'one')
      actors.push({ from: at, to: at + 2, kind: 'nobody', role: undefined });
    else if (isA(token, 'heOrShe')) actors.push({ from: at, to: at + 1, kind: 'pronoun', role: undefined });
    else if (isA(token, 'someone')) {
      actors.push({ from: at, to: at + 1, kind: /^any/.test(token.low) ? 'nobody' : 'role', role: undefined });
    } else if (
      isA(token, 'they') &&
      (hasAntecedent || actors.some((actor) => actor.to <= at && actor.kind !== 'self'))
    ) {
      actors.push({ from: at, to: at + 1, kind: 'pronoun', role: undefined });
    } else if (isA(token, 'self') && token.low !== 'us')
      actors.push({ from: at, to: at + 1, kind: 'self', role: undefined });
    else if (isA(token, 'groupHead') && mayFollowHead(tokens, at + 1, lexicon)) {
      actors.push({ from: at, to: at + 1, kind: isDenied(tokens, at - 1, from) ? 'nobody' : 'self', role: undefined });
    } else if (isA(token, 'nobody')) actors.push({ from: at, to: at + 1, kind: 'nobody', role: undefined });
    else if (means(token, 'human') && isUnknownNameBefore(tokens, at, from)) {
      actors.push({ from: at - 1, to: at, kind: 'name', role: undefined });
    }
    const role = roleAt(tokens, at, from, lexicon);
    if (role) actors.push(role);
  }
  return actors.sort((a, b) => a.from - b.from || b.to - a.to);
};

/** Without a roster: a capital word within a sentence before what only people do. */
const isUnknownNameBefore = (tokens: readonly Token[], at: number, from: number): boolean => {
  const word = tokens[at - 1];
  if (!word || at - 1 < from || word.kind !== 'word' || word.grammar !== 0 || word.sense !== 0) return false;
  const isName = /^\p{Lu}[\p{Ll}\p{M}'’-]+$/u.test(word.text);
  return (
    isName &&
    !isA(tokens[at - 2], 'determiner') &&
    !/^\p{Lu}/u.test(tokens[at - 2]?.kind === 'word' ? tokens[at - 2]!.text : '')
  );
};
