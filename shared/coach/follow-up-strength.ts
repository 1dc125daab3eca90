import type { FollowUpReading } from './finding.ts';
import { GROUPS, type Group, PEOPLE } from './strength/groups.ts';
import { judgeKind } from './strength/judge-kind.ts';
import type { Judgement } from './strength/judge-thing.ts';
import { judgeTitle } from './strength/judge-title.ts';
import { judgeWording } from './strength/judge-wording.ts';
import { type ReadTitle, readTitle } from './strength/read-title.ts';
import { strongerThan } from './strength/stronger.ts';

export type FollowUpOptions = {
  /** Why it is planned; read for its kind where the title does not tell it. */
  why?: string;
  /** BCP 47 code. Only English is read: in any other language nothing is told. */
  language?: string;
};

const UNREAD = { actionable: true, specific: true, bounded: true } as const;

const silent = (why: string): FollowUpReading => ({
  strength: null,
  why,
  stronger: null,
  kind: null,
  wording: UNREAD,
  notes: [],
});

const isEnglish = (language: string): boolean => /^en(?:-|$)/i.test(language);

const ENGLISH_WORD =
  /^(?:the|an|for|of|to|with|on|from|and|or|that|when|if|is|are|be|we|all|before|after|by|it|this|our|not|so|every|each|at|in)$/;
const FOREIGN_WORD =
  /^(?:für|und|oder|der|das|ein|eine|einen|einer|mit|von|zu|zum|zur|bei|vor|nach|auf|nicht|les|des|une|pour|par|avec|dans|sur|aux|du|le|el|los|las|una|por|para|con|del|il|gli|per|della|di|een|het|voor|och|att|för|som|uma|dos|não)$/;

/** Another script, or small words of another language and none of English: nobody is told that it is badly worded. */
function isForeign({ words }: ReadTitle): boolean {
  if (words.length > 0 && words.every(({ text }) => !/[a-z]/i.test(text))) return true;
  return words.some(({ lower }) => FOREIGN_WORD.test(lower)) && !words.some(({ lower }) => ENGLISH_WORD.test(lower));
}

const sayWhy = (judgement: Judgement): string => {
  const [, reason] = GROUPS[judgement.group];
  return `“${judgement.word}”: ${reason}.`;
};

/**
 * How much a follow-up leaves to people's memory and care, a stronger form of the same idea, its kind and its wording.
 * Where the words do not tell (an empty title, the bare name of a thing, another language), strength and kind are null.
 * Reads the first 400 characters; never throws.
 *
 * The scale is the action hierarchy of the VA National Center for Patient Safety (RCA2, 2015) put into the words of
 * software. A second reviewer is a double check and weak; a rule that a machine enforces is a forcing function and strong.
 */
export function readFollowUp(title: string, { why = '', language = 'en' }: FollowUpOptions = {}): FollowUpReading {
  if (!isEnglish(language)) return silent('Strength is only read in English.');
  const read = readTitle(title);
  if (isForeign(read)) return silent('Strength is only read in English.');
  const judgement = judgeTitle(read);
  const { wording, notes } = judgeWording(read, judgement);
  if (judgement === null) {
    const blank = read.words.length === 0;
    const said = blank ? 'There is nothing to read yet.' : 'The words do not say what will be done.';
    return { strength: null, why: said, stronger: null, kind: null, wording, notes };
  }
  return {
    strength: GROUPS[judgement.group][0],
    why: sayWhy(judgement),
    stronger: strongerThan(read, judgement),
    kind: judgeKind(read, judgement) ?? kindOf(why),
    wording,
    notes,
  };
}

const kindOf = (why: string): FollowUpReading['kind'] => {
  if (why.trim() === '') return null;
  const read = readTitle(why);
  const judgement = judgeTitle(read);
  return judgement && judgeKind(read, judgement);
};

/** So near behind the verb people are meant by it. */
const NEXT_WORDS = 3;

const ABOUT_PEOPLE: readonly Group[] = ['tell', 'teach', 'care'];

/** Whether it is people that a follow-up would change: "train", "remind", "be more careful". Never for a title that is not read. */
export function isAboutPeople(title: string, language = 'en'): boolean {
  if (!isEnglish(language)) return false;
  const read = readTitle(title);
  const judgement = isForeign(read) ? null : judgeTitle(read);
  if (judgement === null || !ABOUT_PEOPLE.includes(judgement.group)) return false;
  if (judgement.group !== 'care' || read.isOfPeople) return true;
  const next = read.words.slice(read.objectFrom, read.objectFrom + NEXT_WORDS);
  return /careful|attention/i.test(judgement.word) || next.some(({ lower }) => PEOPLE.test(lower));
}
