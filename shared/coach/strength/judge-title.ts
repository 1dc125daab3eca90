import {
  BY_HAND,
  FORCED,
  GROUPS,
  type Group,
  IN_A_MACHINE,
  KEPT_BY_MACHINE,
  NOUNS,
  PEOPLE,
  UNATTENDED,
} from './groups.ts';
import type { ReadTitle, Word } from './read-title.ts';

/** What decided, and the word of the title that shows it. */
export type Judgement = { group: Group; word: string };

const GROUP_OF_NOUN = new Map<string, Group>();
for (const [group, nouns] of Object.entries(NOUNS)) {
  for (const noun of nouns.split(' ')) GROUP_OF_NOUN.set(noun, group as Group);
}

/** Where the thing itself ends and what is said about it begins. */
const BOUNDARY =
  /^(?:for|when|whenever|if|that|which|who|whose|on|in|to|of|so|before|after|from|with|without|by|against|above|below|over|under|until|unless|while|where|at|as|because|about|into|onto|behind|around|between|per|during|across|through|towards?|using|than|via)$/;
const MOST_OF_OBJECT = 8;

/** The words of the first thing named from here on. */
const thingFrom = (words: readonly Word[], from: number): readonly Word[] => {
  const reach = words.slice(from, from + MOST_OF_OBJECT);
  const end = reach.findIndex(({ lower }) => BOUNDARY.test(lower));
  return end < 0 ? reach : reach.slice(0, end);
};

/** The last word of a thing that tells what it does. */
function judgeThing(thing: readonly Word[]): Judgement | null {
  for (let at = thing.length - 1; at >= 0; at--) {
    const word = thing[at]!;
    const before = thing[at - 1];
    const two = before && GROUP_OF_NOUN.get(`${before.lower}-${word.lower}`);
    if (two) return { group: two, word: `${before.text} ${word.text}` };
    const one = GROUP_OF_NOUN.get(word.lower);
    if (one) return { group: one, word: word.text };
  }
  return null;
}

const NOT_DONE_YET: readonly Group[] = ['tell', 'teach', 'care', 'paper', 'pair', 'warn', 'study'];
const isLow = (group: Group) => GROUPS[group][0] === 'weak';

/** A machine makes it so, whatever is added for it; a test or an alert about a machine that refuses is still a test or an alert. */
function forcedBy({ text }: ReadTitle): Judgement | null {
  const unattended = UNATTENDED.exec(text);
  if (unattended) return { group: 'automate', word: unattended[0] };
  const forced = FORCED.exec(text);
  return forced && { group: 'refuse', word: forced[0] };
}

function judgeMade(title: ReadTitle, made: Judgement | null): Judgement | null {
  const forced = forcedBy(title);
  if (made === null) return forced ?? judgePlace(title) ?? { group: 'change', word: title.verbText };
  if (made.group === 'paper' && KEPT_BY_MACHINE.test(title.text)) return { group: 'change', word: made.word };
  if (forced === null || NOT_DONE_YET.includes(made.group)) return made;
  if (made.group === 'alert') return made;
  if (made.group === 'check' && /\btests?$/i.test(made.word)) return made;
  return forced;
}

/** "Add the contacts to the runbook": the place decides where the thing itself tells nothing. */
function judgePlace({ text }: ReadTitle): Judgement | null {
  const place =
    /\b(?:to|in|into|on|onto) (?:the |our |a |an |its )?(?:[\w-]{1,20} ){0,2}?(runbooks?|playbooks?|wiki|docs|documentation|readme|handbook|guide|faq|checklist)\b/i.exec(
      text,
    );
  return place && { group: /checklist/i.test(place[1]!) ? 'aid' : 'paper', word: place[1]! };
}

const NUMBER = /\d/;
const ON_CONDITION =
  /\b(?:when|if|whenever|once|above|below|over|under|exceeds?|fails?|at \d|before .{1,40} expires?|within|left)\b/i;

/** Verbs whose object may say otherwise; null where the verb stands. */
function judgeByObject(title: ReadTitle, group: Group, thing: readonly Word[]): Judgement | null {
  const { text, verb, rest } = title;
  const made = judgeThing(thing);
  const isPaper = made !== null && (['paper', 'warn', 'teach', 'tell', 'care', 'pair'] as Group[]).includes(made.group);
  switch (group) {
    case 'remove':
      return made?.group === 'paper' && !/polic|process|protocol|procedure|meeting/i.test(made.word) ? made : null;
    case 'change':
    case 'soften':
    case 'spare':
    case 'aid': {
      if (verb?.base === 'schedule' && made?.word.match(/meeting|session|review/i))
        return { group: 'study', word: made.word };
      if (isPaper && !KEPT_BY_MACHINE.test(text)) return made;
      if (verb?.base === 'replace' && BY_HAND.test(text)) return { group: 'automate', word: title.verbText };
      const forced = forcedBy(title);
      if (forced && !(group === 'aid' && /cannot|can't/i.test(forced.word))) return forced;
      if (made?.group === 'alert' || made?.group === 'drill') return made;
      return group === 'change' && made?.group === 'check' ? made : null;
    }
    case 'alert':
      if (verb?.base === 'notify' && !ON_CONDITION.test(text)) return { group: 'paper', word: title.verbText };
      return null;
    case 'check':
      return forcedBy(title) && !/test/i.test(verb?.base ?? '') ? forcedBy(title) : null;
    case 'pair':
      if (forcedBy(title)?.group === 'refuse') return forcedBy(title);
      return IN_A_MACHINE.test(text) && !/manual/i.test(text) ? { group: 'check', word: title.verbText } : null;
    case 'tell':
      if (verb?.base === 'ask' && /\b(?:typed|confirm(?:ed|ation)?|entered|password)\b/i.test(text))
        return { group: 'aid', word: title.verbText };
      if (verb?.base === 'warn' && ON_CONDITION.test(rest)) return { group: 'warn', word: title.verbText };
      return null;
    case 'care':
      return forcedBy(title);
    case 'watch':
      if (/ing$/i.test(title.verbText) && BOUNDARY.test(title.words[title.objectFrom]?.lower ?? 'for'))
        return { group: 'alert', word: title.verbText };
      return /\balert|\bpag(?:e|ing)\b|\babove\b|\bbelow\b|\bthreshold/i.test(text)
        ? { group: 'alert', word: title.verbText }
        : null;
    case 'paper':
      return judgeListed(title, thing);
    case 'vague':
      if (isPaper) return made;
      return NUMBER.test(text) && /\b(?:from|to|below|above|under|by) \D{0,3}\d/i.test(text)
        ? { group: 'change', word: title.verbText }
        : null;
    default:
      return null;
  }
}

/** "Define a resource quota", "List the owner in each alert": what is put down for a machine is no paper. */
function judgeListed({ verb, words, objectFrom }: ReadTitle, thing: readonly Word[]): Judgement | null {
  if (!/^(?:define|list|note|record|publish)$/.test(verb?.base ?? '')) return null;
  const made = judgeThing(thing.length > 0 ? thing : thingFrom(words, objectFrom));
  return made && !isLow(made.group) ? made : null;
}

/** Something that people are made to do, by whatever verb: "let engineers check", "have everybody read". */
const isPeopleNext = (words: readonly Word[], from: number): boolean =>
  words.slice(from, from + 3).some(({ lower }) => PEOPLE.test(lower));

const MAKE_THEM = /^(?:make|have|get|let)$/;

/**
 * What a follow-up does: the verb together with what it is done to. Null where neither is known.
 * A title without a verb is judged by the thing it names.
 */
export function judgeTitle(title: ReadTitle): Judgement | null {
  const { verb, verbText, words, objectFrom, text, isOfPeople } = title;
  if (isOfPeople)
    return { group: /learn|know|understand/.test(verb?.base ?? '') ? 'teach' : 'tell', word: words[0]!.text };
  const thing = thingFrom(words, objectFrom);
  if (verb === null) {
    if (/^(?:more|better)\b/i.test(text) && /\bcare|careful|attention/i.test(text))
      return { group: 'care', word: 'care' };
    const named = judgeThing(thing);
    return named && (forcedBy(title) === null ? named : judgeMade(title, named));
  }
  if (verb.group !== 'make') {
    return judgeByObject(title, verb.group, thing) ?? { group: verb.group, word: verbText };
  }
  const made = judgeThing(thing);
  if (verb.base === 'require') return made?.group === 'pair' ? made : { group: 'refuse', word: verbText };
  if (MAKE_THEM.test(verb.base) && made === null && !forcedBy(title)) {
    if (isPeopleNext(words, objectFrom)) return { group: 'tell', word: verbText };
    return /\b(?:better|easier|nicer|visible|clearer|faster)\b/i.test(text)
      ? { group: 'vague', word: verbText }
      : judgeMade(title, null);
  }
  return judgeMade(title, made);
}
