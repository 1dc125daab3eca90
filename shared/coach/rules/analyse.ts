import type { Lexicon } from '../catalogue/lexicon.ts';
import type { Passage } from '../finding.ts';
import { findActors } from '../people/find-actors.ts';
import { findNames, type Name } from '../people/find-names.ts';
import type { Roster } from '../people/roster.ts';
import { findPhrases } from '../text/clues.ts';
import { type PlainText, plainText } from '../text/plain-text.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { findUnjudged } from '../text/unjudged.ts';
import { type Context, readContext } from './context.ts';
import { findPredicates } from './predicates.ts';
import { isSomebody, type SentenceView } from './sentence-view.ts';

/** All that is known of a passage without looking around it. */
export type Analysis = {
  plain: PlainText;
  tokens: readonly Token[];
  names: readonly Name[];
  sentences: readonly SentenceView[];
  contexts: readonly Context[];
};

/** "Sam: restarting it now", "14:05 @sam: on it": a line of chat. */
const isSpeechLine = (tokens: readonly Token[], names: readonly Name[], passage: Passage): boolean => {
  if (passage.place === 'follow-ups') return false;
  const first = names[0];
  if (!first || tokens[first.to]?.text !== ':' || !tokens[first.to + 1]) return false;
  return tokens.slice(0, first.from).every(({ kind, text }) => kind === 'sign' || /^[\d:.apm]+$/i.test(text));
};

const nameWithin = (names: readonly Name[], from: number, to: number) =>
  names.filter((name) => name.from >= from && name.to <= to);

/** Reads one passage: its words, sentences, people and what they did. Linear in its length. */
export const analyse = (passage: Passage, roster: Roster, lexicon: Lexicon): Analysis => {
  const plain = plainText(passage);
  const unjudged = findUnjudged(plain.text);
  let tokens = tokenize(plain.text, unjudged, lexicon);
  const names = findNames(tokens, roster, lexicon);
  if (isSpeechLine(tokens, names, passage)) {
    tokens = tokens.slice(0, names[0]!.to);
    return { plain, tokens, names: names.slice(0, 1), sentences: [], contexts: [] };
  }
  if (passage.place === 'heading') return { plain, tokens, names, sentences: [], contexts: [] };
  const sentences: SentenceView[] = [];
  let hasAntecedent = false;
  let firstName = 0;
  for (const { from, to, isQuestion } of splitSentences(tokens, lexicon)) {
    const own: Name[] = [];
    while (firstName < names.length && names[firstName]!.from < to) own.push(names[firstName++]!);
    const actors = findActors(tokens, from, to, nameWithin(own, from, to), lexicon, hasAntecedent);
    hasAntecedent = actors.some(isSomebody);
    sentences.push({
      tokens,
      from,
      to,
      isFirst: sentences.length === 0,
      isQuestion,
      place: passage.place,
      hits: findPhrases(tokens, from, to, lexicon.phrases),
      actors,
      predicates: actors.flatMap((actor) => findPredicates(tokens, actor, from, to, lexicon)),
      lexicon,
    });
  }
  return { plain, tokens, names, sentences, contexts: sentences.map(readContext) };
};
