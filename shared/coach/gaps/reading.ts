import type { Gap, GapRule } from '../finding.ts';
import type { CoachDocument, CoachSection } from './coach-document.ts';
import type { GapLanguage } from './gap-language.ts';
import { ownWords } from './own-words.ts';

/** A section with the words that people or the draft put into it. */
export type ReadSection = CoachSection & { words: string };

/** A document while gaps are looked for in it. */
export type Reading = {
  document: CoachDocument;
  sections: readonly ReadSection[];
  spoken: GapLanguage;
  language: string;
  isOpen: (rule: GapRule, id: string) => boolean;
};

/** A gap before it is put into words; `count` of `of` rows have it. */
export type Found = { rule: GapRule; about: Gap['about']; name?: string; count?: number; of?: number };

export const readSections = ({ sections }: CoachDocument, { placeholder }: GapLanguage): ReadSection[] =>
  sections.map((section) => ({ ...section, words: ownWords(section.markdown, section.prefilled, placeholder) }));

type Title = keyof GapLanguage['titles'];

/** Sections by what their titles announce, and those a template names so. */
export const sectionsAbout = ({ sections, spoken }: Reading, title: Title, ...keys: string[]): ReadSection[] =>
  sections.filter((section) => keys.includes(section.key) || spoken.titles[title].test(section.title.slice(0, 200)));

/** The section where something would be said; the whole document where it has none. */
export const placeOf = (sections: readonly ReadSection[]): Gap['about'] =>
  sections[0] ? { kind: 'section', key: sections[0].key } : { kind: 'document' };

/** One gap for all rows that lack something; none where all of them have it. */
export function foldRows<Row extends { id: string }>(
  { isOpen }: Reading,
  rule: GapRule,
  rows: readonly Row[],
  lacks: (row: Row) => boolean,
  about: (row: Row) => Gap['about'],
): Found[] {
  const lacking = rows.filter((row) => lacks(row) && isOpen(rule, row.id));
  return lacking[0] ? [{ rule, about: about(lacking[0]), count: lacking.length, of: rows.length }] : [];
}

/** Whether something is said anywhere in the text of the document. */
export const saysSomewhere = ({ sections }: Reading, pattern: RegExp): boolean =>
  sections.some(({ words }) => pattern.test(words));
