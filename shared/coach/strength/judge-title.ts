import { BY_HAND, GROUPS, type Group, IN_A_MACHINE, PEOPLE } from './groups.ts';
import { BOUNDARY, forcedBy, isForPeople, type Judgement, judgeMade, judgeThing, thingFrom } from './judge-thing.ts';
import type { ReadTitle, Word } from './read-title.ts';

const ON_CONDITION = /\b(?:when|if|whenever|once|above|below|over|under|exceeds?|fails?|at \d|within|left)\b/i;
const UNTIL_THEN = /\b(?:until|temporar(?:y|ily)|for now|for the time being)\b/i;
const FROM_TO = /\b(?:from|to|below|above|under|by) \D{0,3}\d/i;

type Seen = { title: ReadTitle; base: string; made: Judgement | null };
type Judge = (seen: Seen) => Judgement | null;
/** Groups by which an object outweighs a verb that changes it. */
const OUTWEIGHS: readonly Group[] = ['alert', 'drill', 'check'];

const as = (group: Group, { title }: Seen): Judgement => ({ group, word: title.verbText });

/** What is changed may be a page that people read, or an alert. */
const judgeChange: Judge = (seen) => {
  const { title, base, made } = seen;
  if (base === 'schedule' && made && /meeting|session|review/i.test(made.word)) return { ...made, group: 'study' };
  if (isForPeople(made)) return made;
  if (base === 'replace' && BY_HAND.test(title.text)) return as('automate', seen);
  const forced = forcedBy(title);
  if (forced) return forced;
  return made && OUTWEIGHS.includes(made.group) ? made : null;
};

const HABIT = /\b(?:once an? \w+|every \w+|each \w+|(?:week|month|quarter|year)ly|regularly|periodically|daily)\b/i;

/** Verbs for which what follows may decide otherwise; null where the verb stands. */
const BY_VERB: Partial<Record<Group, Judge>> = {
  remove: (seen) => {
    if (UNTIL_THEN.test(seen.title.text)) return as('change', seen);
    const { made } = seen;
    return made?.group === 'paper' && !/polic|process|protocol|procedure|meeting|e-?mail|post/i.test(made.word)
      ? made
      : null;
  },
  change: judgeChange,
  soften: judgeChange,
  spare: judgeChange,
  aid: (seen) => (isForPeople(seen.made) ? seen.made : null),
  alert: (seen) => (seen.base === 'notify' && !ON_CONDITION.test(seen.title.text) ? as('tell', seen) : null),
  check: ({ title, base }) => (base === 'test' ? null : forcedBy(title)),
  pair: (seen) => {
    if (/^with\b|\b(?:whether|if)\b/i.test(seen.title.rest)) return as('study', seen);
    const forced = forcedBy(seen.title);
    if (forced?.group === 'refuse') return forced;
    return IN_A_MACHINE.test(seen.title.text) ? as('check', seen) : null;
  },
  tell: (seen) => {
    if (seen.base !== 'ask') return null;
    if (/\b(?:typed|confirm(?:ed|ation)?|entered|password)\b/i.test(seen.title.text)) return as('aid', seen);
    const isQuestion = /\b(?:if|whether)\b/i.test(seen.title.rest);
    return isPeopleNext(seen.title) && !isQuestion ? null : as('study', seen);
  },
  care: ({ title }) => forcedBy(title),
  watch: (seen) => {
    const { words, objectFrom, verbText, text } = seen.title;
    const isNoun = /ing$/i.test(verbText) && BOUNDARY.test(words[objectFrom]?.lower ?? 'for');
    return isNoun || /\balert|\bpag(?:e|ing)\b|\babove\b|\bbelow\b|\bthreshold/i.test(text) ? as('alert', seen) : null;
  },
  paper: ({ base, made }) =>
    /^(?:define|list|note|record|publish)$/.test(base) && made && GROUPS[made.group][0] !== 'weak' ? made : null,
  study: (seen) =>
    /^(?:review|audit|look|examine)/.test(seen.base) && HABIT.test(seen.title.text) ? as('pair', seen) : null,
  vague: (seen) => {
    const { made, title } = seen;
    if (made?.group === 'paper' && !/process|procedure|polic|protocol|communication/i.test(made.word)) return made;
    return FROM_TO.test(title.text) ? as('change', seen) : null;
  },
};

/** Something that people are made to do, by whatever verb: "let engineers check", "have everybody read". */
function isPeopleNext({ words, objectFrom }: ReadTitle): boolean {
  return words
    .slice(objectFrom, objectFrom + 3)
    .some(({ lower, text }, at) => PEOPLE.test(lower) || (at === 0 && text.startsWith('@')));
}

const MAKE_THEM = /^(?:make|have|get|let)$/;
/** "Make automation better", "do better next time". */
const NO_MORE_THAN_NICER =
  /^(?:make|making|get|getting|do|doing)\b.{0,40}\b(?:better|easier|nicer|more visible|clearer|faster|smoother)\b/i;
const ASKS_FOR_CARE =
  /^(?:be|being|more|better|pay|paying|take|taking)\b.{0,30}\b(?:care|careful|attention|vigilant|mindful|diligent|aware)\b/i;
const RULE_FOR_PEOPLE = /^(?:do not|don['’]t|never|avoid)\b/i;

/** A sentence about what was or is, and nothing that will be done. */
const TELLS = /\b(?:is|are|was|were|has|have|had|did|needed|became|led)\b/i;

function judgeWithoutVerb(title: ReadTitle, thing: readonly Word[]): Judgement | null {
  if (TELLS.test(title.text)) return null;
  const named = judgeThing(thing);
  return named && judgeMade(title, named);
}

function judgeMaker(seen: Seen): Judgement {
  const { title, base, made } = seen;
  if (base === 'require') return made?.group === 'pair' ? made : as('refuse', seen);
  if (base === 'run' && made === null && IN_A_MACHINE.test(title.text)) return as('check', seen);
  if (NO_MORE_THAN_NICER.test(title.text)) return as('vague', seen);
  if (MAKE_THEM.test(base) && made === null && !forcedBy(title) && isPeopleNext(title)) return as('tell', seen);
  return judgeMade(title, made);
}

/**
 * What a follow-up does: the verb together with what it is done to. Null where neither is known.
 * A title without a verb is judged by the thing it names.
 */
export function judgeTitle(title: ReadTitle): Judgement | null {
  const { verb, verbText, words, objectFrom, text, isOfPeople } = title;
  const care = ASKS_FOR_CARE.exec(text);
  if (care) return { group: 'care', word: care[0] };
  const rule = RULE_FOR_PEOPLE.exec(text);
  if (rule) return { group: 'care', word: rule[0] };
  if (isOfPeople) {
    return { group: /^(?:learn|know|understand)$/.test(verb?.base ?? '') ? 'teach' : 'tell', word: words[0]!.text };
  }
  const thing = thingFrom(words, objectFrom);
  if (verb === null) return judgeWithoutVerb(title, thing);
  const seen = { title, base: verb.base, made: judgeThing(thing) };
  if (verb.group === 'make') return judgeMaker(seen);
  return BY_VERB[verb.group]?.(seen) ?? { group: verb.group, word: verbText };
}
