import { type Group, MAKERS, NOUNS, VERBS } from './groups.ts';

/** "dropp" + "ing": a short vowel between consonants doubles the last one. */
const DOUBLES = /^(?:[^aeiou]*|un|re)[aeiou][bdgmnpt]$/;

const stemOf = (verb: string): string => {
  if (/(?:[^aeioy]|u)e$/.test(verb)) return verb.slice(0, -1);
  return DOUBLES.test(verb) ? verb + verb.at(-1)! : verb;
};

/** The words before and behind the part of a verb that changes: "look" + "-into". */
const partsOf = (verb: string): [string, string] => {
  const at = verb.search(
    /-(?:up|out|into|about|at|back|down|off|on|over|away|sure|rid|an|attention|careful|care|better|with|that|more|to|for|a)\b/,
  );
  return at < 0 ? [verb, ''] : [verb.slice(0, at), verb.slice(at)];
};

/** "adding" for "add", "rolling back" for "roll-back". */
export const gerundOf = (verb: string): string => {
  const [head, tail] = partsOf(verb);
  return `${stemOf(head)}ing${tail.replaceAll('-', ' ')}`;
};

const formsOf = (verb: string): string[] => {
  const [head, tail] = partsOf(verb);
  const stem = stemOf(head);
  const third = /(?:[sxz]|[cs]h)$/.test(head) ? `${head}es` : `${head}s`;
  return [head, `${stem}ing`, `${stem}ed`, head.endsWith('y') ? `${head.slice(0, -1)}ied` : `${head}d`, third].map(
    (form) => form + tail,
  );
};

export type Verb = { base: string; group: Group | 'make' };

const BY_FORM = new Map<string, Verb>();
for (const [group, verbs] of [...Object.entries(VERBS), ['make', MAKERS] as const]) {
  for (const base of verbs.split(' ')) {
    for (const form of formsOf(base)) {
      if (!BY_FORM.has(form) || form === base) BY_FORM.set(form, { base, group: group as Group | 'make' });
    }
  }
}

/** "auto-renew", "autorotate": what it is that happens by itself does not matter. */
const BY_ITSELF = /^auto-?[a-z]{4,}$/;

/** The verb of which this word is a form; undefined for words that are none. */
export const verbOf = (word: string): Verb | undefined =>
  BY_FORM.get(word) ??
  (BY_ITSELF.test(word) && !GROUP_OF_NOUN.has(word) ? { base: word, group: 'automate' } : undefined);

const GROUP_OF_NOUN = new Map<string, Group>();
for (const [group, nouns] of Object.entries(NOUNS)) {
  for (const noun of nouns.split(' ')) GROUP_OF_NOUN.set(noun, group as Group);
}

/** What the thing of this name does; two words are joined by a hyphen. */
export const groupOfNoun = (noun: string): Group | undefined => GROUP_OF_NOUN.get(noun);
