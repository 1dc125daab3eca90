import type { Catalogue } from './catalogue/catalogue.ts';
import type { Lexicon } from './catalogue/lexicon.ts';
import type { Passage } from './finding.ts';
import type { Actor } from './people/find-actors.ts';
import type { Note } from './rules/note.ts';
import { isA } from './text/clues.ts';
import type { PlainText } from './text/plain-text.ts';
import { isPossessive, type Token } from './text/tokens.ts';

/** Where words of a passage are to be had from. */
export type Words = { passage: Passage; plain: PlainText; tokens: readonly Token[] };

const LONGEST_OBJECT = 7;
const LONGEST_SLOT = 80;

/** The source between two tokens, marks and all, `to` exclusive. */
export const sourceOf = ({ passage, plain, tokens }: Words, from: number, to: number): string =>
  passage.text.slice(plain.startOf(tokens[from]!.start), plain.endOf(tokens[to - 1]!.end - 1));

/** The same as it is read: without marks, with what is not judged as it stands. */
const readAloud = (words: Words, from: number, to: number): string => {
  const { plain, passage, tokens } = words;
  let text = '';
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    const own =
      token.kind === 'word' || token.kind === 'sign'
        ? token.text
        : passage.text.slice(plain.startOf(token.start), plain.endOf(token.end - 1));
    text += (at > from && token.apart ? ' ' : '') + own;
  }
  return text.replace(/\s+/g, ' ');
};

/** A person as questions call them: "the on-call engineer" whether it began its sentence or not; a mention by its name. */
export const callActor = (words: Words, actor: Actor, catalogue: Catalogue): string => {
  const token = words.tokens[actor.from]!;
  if (token.kind === 'mention') {
    const at = words.plain.startOf(token.start);
    return words.passage.people.find(({ start }) => start === at)?.name ?? catalogue.wording.they;
  }
  const text = readAloud(words, actor.from, actor.to);
  if (actor.kind === 'name') return text;
  if (isA(token, 'someone') || /^(?:his|her)$/.test(token.low)) return catalogue.wording.they;
  if (actor.kind !== 'role') return token.low === 'i' ? catalogue.wording.they : text.toLowerCase();
  return catalogue.wording.callRole(text);
};

/** "pressing the button": the verb of a note and what it was done to, without where, when and how. */
const doingOf = (words: Words, verb: number, catalogue: Catalogue, lexicon: Lexicon): string | undefined => {
  const { tokens } = words;
  const { low } = tokens[verb]!;
  const ing = lexicon.verbs.get(low)?.ing ?? catalogue.gerundOf(low);
  if (!ing) return undefined;
  let to = verb + 1;
  while (to < Math.min(tokens.length, verb + 1 + LONGEST_OBJECT)) {
    const token = tokens[to]!;
    const isBreak = token.kind === 'sign' && !isPossessive(tokens, to) && !/^[-/#]$/.test(token.text);
    const leavesObject =
      isA(token, 'preposition') && !/^(?:of|to|into|against|down|off|over|up|out|on)$/.test(token.low);
    const isSubclause =
      (isA(token, 'subordinator') && !isA(token, 'determiner')) ||
      (isA(token, 'coordinator') && tokens[to + 1]?.kind !== 'opaque');
    if (isBreak || leavesObject || isSubclause || isA(token, 'negation') || token.kind === 'mention') break;
    to++;
  }
  const last = tokens[to - 1]!;
  if (
    to === verb + 1 ||
    isA(last, 'determiner') ||
    (isA(last, 'preposition') && !/^(?:down|off|over|up|out|on)$/.test(last.low)) ||
    isA(last, 'auxiliary')
  )
    return undefined;
  const doing = `${ing} ${readAloud(words, verb + 1, to)}`;
  return doing.length <= LONGEST_SLOT ? doing : undefined;
};

/** The line and the questions of a rule, with the sentence's own words. Questions whose words are not there are left out. */
export const wordNote = (
  words: Words,
  note: Note,
  catalogue: Catalogue,
  lexicon: Lexicon,
): { why: string; questions: string[] } => {
  const text = catalogue.rules[note.rule]!;
  const slots: Record<string, string | undefined> = {
    actor: note.actor && callActor(words, note.actor, catalogue),
    doing: note.verb === undefined ? undefined : doingOf(words, note.verb, catalogue, lexicon),
    word: readAloud(words, note.from, note.to),
  };
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '');
  const canBeFilled = (line: string) => [...line.matchAll(/\{(\w+)\}/g)].every(([, slot]) => slots[slot!]);
  return { why: fill(text.why), questions: text.questions.filter(canBeFilled).map(fill) };
};

/** The words that may stand in place of a note's; none where marks open or close among them. */
export const wordSuggestion = (words: Words, { from, to, suggestion }: Note): string | null => {
  if (!suggestion) return null;
  const { replace } = suggestion;
  const { passage, plain, tokens } = words;
  const start = plain.startOf(tokens[from]!.start);
  const end = plain.endOf(tokens[to - 1]!.end - 1);
  if (passage.skip.some((mark) => mark.start < end && mark.end > start)) return null;
  const before = replace.from > from ? sourceOf(words, from, replace.from) : '';
  const after = replace.to < to ? sourceOf(words, replace.to, to) : '';
  const parts = [before, replace.by, after].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : null;
};
