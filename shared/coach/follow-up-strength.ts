import type { FollowUpReading } from './finding.ts';
import { GROUPS, type Group, PEOPLE } from './strength/groups.ts';
import { judgeKind } from './strength/judge-kind.ts';
import { type Judgement, judgeTitle } from './strength/judge-title.ts';
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

/** Nobody can be told by a word of ours that a title in another script is badly worded. */
const isOtherScript = ({ words }: ReadTitle): boolean =>
  words.length > 0 && words.every(({ text }) => !/[a-z]/i.test(text));

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
  if (isOtherScript(read)) return silent('Strength is only read in English.');
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

const ABOUT_PEOPLE: readonly Group[] = ['tell', 'teach', 'care'];

/** Whether it is people that a follow-up would change: "train", "remind", "be more careful". Never for a title that is not read. */
export function isAboutPeople(title: string, language = 'en'): boolean {
  if (!isEnglish(language)) return false;
  const read = readTitle(title);
  const judgement = judgeTitle(read);
  if (judgement === null || !ABOUT_PEOPLE.includes(judgement.group)) return false;
  return (
    judgement.group !== 'care' ||
    read.isOfPeople ||
    /careful|attention/.test(read.text) ||
    read.words.some(({ lower }) => PEOPLE.test(lower))
  );
}
