import { OF_PEOPLE, PEOPLE } from './groups.ts';
import { groupOfNoun, type Verb, verbOf } from './vocabulary.ts';

/** A title says what it says in its first lines; what follows is read by people. */
const READ_AT_MOST = 400;

export type Word = { text: string; lower: string; start: number; end: number };

/** A follow-up taken apart; `rest` is what follows the verb, as it is written. */
export type ReadTitle = {
  /** Without mark-up, ticket, names and check box in front. */
  text: string;
  words: readonly Word[];
  verb: Verb | null;
  /** The verb as it is written. */
  verbText: string;
  /** The first of `words` behind the verb; 0 where there is none. */
  objectFrom: number;
  rest: string;
  /** "Engineers should …": a sentence about what people do. */
  isOfPeople: boolean;
};

const IN_FRONT: readonly RegExp[] = [
  /^(?:[-*+•>]|\d{1,3}[.)])\s+/,
  /^\[[ xX]?\]\s*/,
  /^(?:\p{Extended_Pictographic}|\uFE0F)+\s*/u,
  /^(?:HIGH|MEDIUM|LOW|CRITICAL|P[0-4])\s+(?=\p{L})/u,
  /^[[(]?[A-Z][A-Z0-9]{1,9}-\d{1,8}[\])]?\s*[:\-–—]?\s*/,
  /^[[(]?#\d{1,8}[\])]?\s*[:\-–—]?\s*/,
  /^(?:TODO|DONE|FIXME|WIP|AI|TBD)\b[\s:\-–—]*/,
  /^[[(](?:todo|done|open|wip|p[0-4]|high|medium|low|prevent|detect|mitigate|repair|investigate)[\])]\s*[:\-–—]?\s*/i,
  /^(?:todo|done|action(?: item)?|follow-?up|task|p[0-4]|prevent|detect|mitigate|repair|investigate)\s*[:–—]\s*/i,
  /^[[(](?:@[\w.-]{1,39}|\p{Lu}\p{L}{1,19}(?: \p{Lu}\p{L}{1,19})?)[\])]\s*[:\-–—]?\s*/u,
  /^@[\w.-]{1,39}(?:\s*(?:,|and|&)\s*@[\w.-]{1,39}){0,4}\s*[:,\-–—]\s*/,
  /^(?:please|instead|also|then|next|first|finally|maybe|perhaps|immediately|short[- ]term|long[- ]term)[\s:,]+/i,
];

/** "Alerting: add …": one or two words that sort the follow-up, before what is to be done. */
const LABEL = /^(\p{L}[\p{L}/-]{1,20}(?: \p{L}[\p{L}/-]{1,20})?):\s+(?=\S)/u;

const withoutMarks = (title: string): string =>
  title
    .slice(0, READ_AT_MOST)
    .replace(/!?\[([^\][]{0,200})\]\([^()\s]{0,300}\)/g, '$1')
    .replace(/[*~`]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** At most this many things stand in front; each is looked for once in each place. */
const MOST_IN_FRONT = 6;

function takeFront(title: string): string {
  let text = title;
  for (let taken = 0; taken < MOST_IN_FRONT; taken++) {
    const mark = IN_FRONT.find((pattern) => pattern.test(text));
    if (mark !== undefined) text = text.replace(mark, '');
    else {
      const label = LABEL.exec(text);
      if (!label || verbOf(label[1]!.split(' ')[0]!.toLowerCase())) return text;
      text = text.slice(label[0].length);
    }
  }
  return text;
}

/** What is done stands in the first sentence; a bare label before it is no sentence. */
const firstSentence = (text: string): string => {
  const end = /\S{2}[.!?;]\s+(?=\p{Lu})/u.exec(text);
  return end && end.index > 12 ? text.slice(0, end.index + 2) : text;
};

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}@][\p{L}\p{N}'’_./-]*/gu)].map(({ 0: match, index }) => {
    const word = match.replace(/[./'’-]+$/, '');
    return { text: word, lower: word.toLowerCase().replaceAll('’', "'"), start: index, end: index + word.length };
  });

const MODAL = /^(?:will|should|must|shall|could|can|would|may)$/;
/** "needs to": without the "to" they are verbs of their own. */
const MODAL_WITH_TO = /^(?:needs?|ought|has|have)$/;
const FILLER =
  /^(?:to|be|not|also|now|then|always|then|we|i|let's|lets|plan|planning|going|continue|start|begin|try|want|wants|need|proposal|idea)$/;
/** So far in front a modal verb belongs to the subject of the title. */
const SUBJECT_WORDS = 5;

/** Skips "we will", "Sam to", "the gateway should": what stands before the verb. */
function findHead(words: readonly Word[]): { head: number; isOfPeople: boolean } {
  const at = (index: number) => words[index]?.lower ?? '';
  let head = 0;
  let isOfPeople = false;
  const isModal = (index: number) => MODAL.test(at(index)) || (MODAL_WITH_TO.test(at(index)) && at(index + 1) === 'to');
  const modal = words.slice(0, SUBJECT_WORDS).findIndex((_, index) => isModal(index));
  const toVerb = at(1) === 'to' ? 1 : at(2) === 'to' && /^\p{Lu}/u.test(words[1]!.text) ? 2 : -1;
  const startsWithVerb = verbOf(at(0)) !== undefined && !isModal(0);
  if (modal >= 0 && !startsWithVerb) head = modal + 1;
  else if (toVerb > 0 && !startsWithVerb && verbOf(at(toVerb + 1))) head = toVerb + 1;
  while (
    head < words.length - 1 &&
    (FILLER.test(at(head)) || isModal(head)) &&
    !(at(head) === 'be' && head > 0 && /^careful$/.test(at(head + 1)))
  )
    head++;
  if (modal > 0) {
    const subject = words.slice(0, modal);
    const named =
      subject.every(({ text }) => /^[\p{Lu}@]/u.test(text)) && !/^(?:We|I|It|They|This|That)$/.test(subject[0]!.text);
    const person = subject.some(({ lower }) => PEOPLE.test(lower)) || (named && subject.length <= 2);
    isOfPeople = person && OF_PEOPLE.test(at(head)) && !startsWithVerb;
  }
  return { head, isOfPeople };
}

/** The verb at this word, the longest first: "look into" before "look". */
function verbAt(words: readonly Word[], head: number): { verb: Verb; length: number } | null {
  for (const length of [4, 3, 2, 1]) {
    const part = words.slice(head, head + length);
    if (part.length < length) continue;
    const verb = verbOf(part.map(({ lower }) => lower).join('-'));
    if (verb !== undefined) return { verb, length };
  }
  return null;
}

/** Takes a follow-up apart; only its first 400 characters are read. */
export function readTitle(title: string): ReadTitle {
  const text = firstSentence(takeFront(withoutMarks(title))).replace(/[\s.;,:]+$/, '');
  const words = wordsOf(text);
  const { head, isOfPeople } = findHead(words);
  const found = namesThing(words, head)
    ? null
    : (verbAt(words, head) ?? adverbFirst(words, head) ?? unknownVerb(words, head));
  const objectFrom = found ? head + found.length : head;
  const rest = words[objectFrom] ? text.slice(words[objectFrom].start) : '';
  const verbText = found ? text.slice(words[head]!.start, words[objectFrom - 1]!.end) : '';
  return { text, words, verb: found?.verb ?? null, verbText, objectFrom, rest, isOfPeople };
}

/** "Automatically drain a node". */
function adverbFirst(words: readonly Word[], head: number): { verb: Verb; length: number } | null {
  if (!words[head]?.lower.endsWith('ly')) return null;
  const found = verbAt(words, head + 1);
  return found && { verb: found.verb, length: found.length + 1 };
}

const BEHIND_A_NOUN = /^(?:for|of|on|about|in|around|during|and)$/;

/** "Training for the team" is a thing, "training the team" something to do. */
const namesThing = (words: readonly Word[], head: number): boolean => {
  const { lower = '' } = words[head] ?? {};
  return lower.endsWith('ing') && groupOfNoun(lower) !== undefined && BEHIND_A_NOUN.test(words[head + 1]?.lower ?? '');
};

const DETERMINER = /^(?:the|an?|all|each|every|our|any|its|their|these|those)$/;
const NEVER_A_VERB =
  /^(?:the|an?|all|each|every|our|any|its|their|these|those|this|that|there|it|they|he|she|who|what|why|how|when|where|which|if|is|are|was|were|and|or|but|not|no|for|of|to|in|on|at|by|with|from|as|after|before|during|because|since|while|until|once|also|both|half|most|some|many|only|even|so|than|has|had|does|did)$/;

/** A word we do not know, before "the" or "each": whatever it is, it is done to something. */
function unknownVerb(words: readonly Word[], head: number): { verb: Verb; length: number } | null {
  const { lower = '' } = words[head] ?? {};
  if (!DETERMINER.test(words[head + 1]?.lower ?? '') || NEVER_A_VERB.test(lower) || !/^[a-z-]{3,}$/.test(lower))
    return null;
  return { verb: { base: lower, group: 'change' }, length: 1 };
}
