import type { PostMortemDocument } from '../document/document.ts';
import { documentTexts } from './document-texts.ts';
import { foldedWords } from './folded-words.ts';
import type { Leftover } from './leftover.ts';
import type { KnownPerson } from './people-needles.ts';
import type { PublicationPlan } from './plan.ts';
import { createRedactor } from './redactor.ts';

const PATTERNS: [Exclude<Leftover['kind'], 'name' | 'part'>, RegExp][] = [
  ['e-mail', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  [
    'id',
    /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?:INC|PM|FU)-\d+\b|\b[A-Z]{2,10}-\d{2,}\b|\b[0-9a-f]{12,64}\b/g,
  ],
  ['address', /\b(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b/gi],
  [
    'host',
    /\b(?:[a-z0-9-]+\.)+(?:internal|local|lan|corp|intra|intranet|svc|cluster|[a-z]{2,12})\b(?=[/:\s,.;)]|$)/gim,
  ],
  ['host', /\b[a-z]+(?:-[a-z0-9]+)*-\d+\b/g],
  ['handle', /(?<![\p{L}\p{N}.])@[\p{L}\p{N}][\p{L}\p{N}._-]{1,40}/gu],
];
/** Two words with capitals that begin no sentence: "with Dana Whitfield". */
const LOOKS_LIKE_NAME = /(?<=[\p{Ll}\d,;:(] |[([“"])\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{Ll}'’]+){1,2}/gu;
const MOST = 100;

/**
 * What is still in the text of an audience and looks like what is usually taken out: for a person to look at, never a verdict.
 * People that Debrief knows are found by everything they are called.
 */
export function findLeftovers(
  doc: PostMortemDocument,
  plan: PublicationPlan,
  people: readonly KnownPerson[],
): Leftover[] {
  const found = new Map<string, Leftover>();
  const add = (kind: Leftover['kind'], text: string, where: string) => {
    const key = `${kind} ${text}`;
    const known = found.get(key);
    if (known) known.places += 1;
    else found.set(key, { kind, text, places: 1, where });
  };
  const everybody = createRedactor({ ...plan, words: [], people: { rule: 'roles', named: [], words: [] } }, people);
  const namesIn = (text: string) =>
    plan.people.rule === 'named' ? [] : everybody.find(text).filter(({ key }) => key.startsWith('person:'));
  const redacted = plan.words
    .map(({ text }) =>
      foldedWords(text)
        .map(({ folded }) => folded)
        .join(''),
    )
    .filter(Boolean);
  for (const { where, text } of documentTexts(doc)) {
    const places = namesIn(text);
    for (const { from, to } of places) add('name', text.slice(from, to).replace(/\s+/g, ' '), where);
    const isTaken = (from: number, to: number) => places.some((one) => one.from < to && from < one.to);
    for (const [kind, pattern] of PATTERNS)
      for (const { 0: words, index } of text.matchAll(pattern))
        if (!isTaken(index, index + words.length)) add(kind, words, where);
    for (const { 0: words, index } of text.matchAll(LOOKS_LIKE_NAME))
      if (!isTaken(index, index + words.length)) add('name', words, where);
    for (const { folded, from, to } of foldedWords(text))
      if (redacted.some((one) => one.length > 2 && folded !== one && folded.includes(one)))
        add('part', text.slice(from, to), where);
  }
  return [...found.values()].slice(0, MOST);
}

/**
 * What the plan says may not be read and a file of this document would show all the same. Always empty by how it is made; asked
 * before anything is published, so that a mistake of ours is a refusal and not a leak.
 */
export function findLeaks(
  doc: PostMortemDocument,
  plan: PublicationPlan,
  people: readonly KnownPerson[],
): { key: string; where: string }[] {
  const { find } = createRedactor(plan, people);
  const shown = JSON.stringify(doc.sections.map(({ key }) => key));
  return [...documentTexts(doc), { where: 'Head', text: shown }].flatMap(({ where, text }) =>
    find(text).map(({ key }) => ({ key, where })),
  );
}
