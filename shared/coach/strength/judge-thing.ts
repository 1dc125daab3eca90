import { FORCED, type Group, KEPT_BY_MACHINE, UNATTENDED } from './groups.ts';
import type { ReadTitle, Word } from './read-title.ts';
import { groupOfNoun } from './vocabulary.ts';

/** What decided, and the word of the title that shows it. */
export type Judgement = { group: Group; word: string };

/** Where the thing itself ends and what is said about it begins. */
export const BOUNDARY =
  /^(?:for|when|whenever|if|that|which|who|whose|on|in|to|of|so|before|after|from|with|without|by|against|above|below|over|under|until|unless|while|where|at|as|because|about|into|onto|behind|around|between|per|during|across|through|towards?|using|than|via)$/;
const MOST_OF_OBJECT = 8;

/** "some kind of monitoring" is monitoring. */
const MEASURE = /^(?:kind|kinds|sort|sorts|type|types|set|form|number|couple|list|series|piece)$/;

/** The words of the first thing named from here on. */
export const thingFrom = (words: readonly Word[], from: number): readonly Word[] => {
  const reach = words.slice(from, from + MOST_OF_OBJECT);
  const end = reach.findIndex(
    ({ lower }, at) => BOUNDARY.test(lower) && !(lower === 'of' && MEASURE.test(reach[at - 1]?.lower ?? '')),
  );
  return end < 0 ? reach : reach.slice(0, end);
};

/** "email" in "an email account" is no e-mail: it has to be what the thing is. */
const isHead = (thing: readonly Word[], at: number): boolean =>
  thing
    .slice(at + 1)
    .every(({ lower }) =>
      /^(?:pages?|sections?|steps?|entry|entries|items?|updates?|explicitly|clearly)$|^\W*\d/.test(lower),
    );

/** The last word of a thing that tells what it does; a policy that a machine keeps is a setting. */
export function judgeThing(thing: readonly Word[]): Judgement | null {
  for (let at = thing.length - 1; at >= 0; at--) {
    const word = thing[at]!;
    const before = thing[at - 1];
    const two = before && groupOfNoun(`${before.lower}-${word.lower}`);
    const group = two ?? groupOfNoun(word.lower);
    if (group === undefined || (group === 'paper' && !isHead(thing, at))) continue;
    const named = before ? `${before.text} ${word.text}` : word.text;
    if (group === 'paper' && KEPT_BY_MACHINE.test(named)) return { group: 'change', word: named };
    return { group, word: two ? named : word.text };
  }
  return null;
}

/** A machine makes it so, whatever the sentence begins with. */
export function forcedBy({ text }: ReadTitle): Judgement | null {
  const unattended = UNATTENDED.exec(text);
  if (unattended) return { group: 'automate', word: unattended[0] };
  const forced = FORCED.exec(text);
  return forced && { group: 'refuse', word: forced[0] };
}

const PLACE =
  /\b(?:to|in|into|on|onto) (?:the |our |a |an |its )?(?:[\w-]{1,20} ){0,2}?(runbooks?|playbooks?|wiki|docs|documentation|readme|handbook|guide|faq|checklist)\b/i;

/** "Add the contacts to the runbook": the place decides. */
export function judgePlace({ text }: ReadTitle): Judgement | null {
  const place = PLACE.exec(text)?.[1];
  return place === undefined ? null : { group: /checklist/i.test(place) ? 'aid' : 'paper', word: place };
}

const LEFT_TO_PEOPLE: readonly Group[] = ['tell', 'teach', 'care', 'paper', 'pair', 'warn', 'study'];

/** Whether what is made only reaches people. */
export const isForPeople = (made: Judgement | null): boolean => made !== null && LEFT_TO_PEOPLE.includes(made.group);

const AS_A_SIGNAL = /\bas (?:an? )?(?:metric|metrics|alert|alerts|signal)\b/i;
const BEHIND_A_FLAG = /\bbehind (?:an? |the )?(?:[\w-]{1,20} ){0,2}flags?\b/i;

/** Something is made or put somewhere. A test or an alert about a machine that refuses is still a test or an alert. */
export function judgeMade(title: ReadTitle, made: Judgement | null): Judgement {
  const place = judgePlace(title);
  if (place) return place;
  if (made === null && AS_A_SIGNAL.test(title.text)) return { group: 'alert', word: 'metric' };
  if (made === null && BEHIND_A_FLAG.test(title.text)) return { group: 'soften', word: 'flag' };
  const forced = forcedBy(title);
  if (made === null) return forced ?? { group: 'change', word: title.verbText };
  const isReport =
    made.group === 'alert' ||
    (made.group === 'check' && (forced?.group === 'automate' || /\btests?$/i.test(made.word)));
  return forced === null || isReport || isForPeople(made) ? made : forced;
}
