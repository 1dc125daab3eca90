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

/** "Sam: restarting it now", "[14:05] sam: on it": where the name of a line of chat ends. */
const speakerEnd = (
  tokens: readonly Token[],
  names: readonly Name[],
  roster: Roster,
  passage: Passage,
): number | undefined => {
  if (passage.place === 'follow-ups') return undefined;
  let at = 0;
  while (at < tokens.length && (tokens[at]!.kind === 'sign' || /^[\d:.]+$|^[ap]m$/.test(tokens[at]!.low))) at++;
  const isHandle = tokens[at] !== undefined && roster.handles.has(tokens[at]!.low);
  const end = names[0]?.from === at ? names[0].to : at + 1;
  const isSpeech = (isHandle || names[0]?.from === at) && tokens[end]?.text === ':' && end + 1 < tokens.length;
  return isSpeech ? end : undefined;
};

/** Reads one passage: its words, sentences, people and what they did. Linear in its length. */
export const analyse = (passage: Passage, roster: Roster, lexicon: Lexicon): Analysis => {
  const plain = plainText(passage);
  const unjudged = findUnjudged(plain.text);
  const tokens = tokenize(plain.text, unjudged, lexicon);
  const names = findNames(tokens, roster, lexicon);
  const speaker = speakerEnd(tokens, names, roster, passage);
  if (speaker !== undefined) {
    return { plain, tokens: tokens.slice(0, speaker), names: names.slice(0, 1), sentences: [], contexts: [] };
  }
  if (passage.place === 'heading') return { plain, tokens, names, sentences: [], contexts: [] };
  const sentences: SentenceView[] = [];
  let hasAntecedent = false;
  let firstName = 0;
  for (const { from, to, isQuestion } of splitSentences(tokens, lexicon)) {
    const own: Name[] = [];
    while (firstName < names.length && names[firstName]!.from < to) own.push(names[firstName++]!);
    const actors = findActors(
      tokens,
      from,
      to,
      own.filter((name) => name.to <= to),
      lexicon,
      hasAntecedent,
    );
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
