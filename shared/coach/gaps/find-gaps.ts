import type { Gap, GapRule } from '../finding.ts';
import type { CoachDocument } from './coach-document.ts';
import { findFactorGaps } from './factor-gaps.ts';
import { findFollowUpGaps } from './follow-up-gaps.ts';
import type { GapLanguage } from './gap-language.ts';
import { gapLanguage } from './languages.ts';
import type { Found, Reading } from './reading.ts';
import { readSections } from './reading.ts';
import { findStoryGaps } from './story-gaps.ts';

/** The order in which a writer takes them up: what happened, how it was noticed, what was behind it, what changes. */
const ORDER: readonly GapRule[] = [
  'impact-vague',
  'no-detection',
  'late-start',
  'no-evidence',
  'few-factors',
  'factor-error-no-cause',
  'factor-violation-no-cause',
  'factor-omission-no-duty',
  'factor-vague',
  'factor-no-effect',
  'no-went-well',
  'no-follow-ups',
  'factor-unaddressed',
  'action-weak-only',
  'action-person',
  'action-no-factor',
  'action-unowned',
  'action-undated',
  'action-untracked',
  'action-one-priority',
  'section-empty',
];

/** Longer titles are cut in what a gap says. */
const LONGEST = 80;

const shorten = (text: string): string => {
  const flat = text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim();
  const whole = [...flat];
  return whole.length <= LONGEST
    ? flat
    : `${whole
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
};

const say = ({ rule, about, count = 1, of = 1, name }: Found, { words, untitled }: GapLanguage): Gap => {
  const title = shorten(name ?? ('title' in about ? about.title : '')) || untitled;
  const { why, whyOfSeveral, question } = words[rule];
  const fill = (text: string) =>
    text.replace(/\{(title|count|of)\}/g, (_, word) => ({ title, count: `${count}`, of: `${of}` })[word as 'title']);
  return { rule, why: fill(count > 1 ? (whyOfSeveral ?? why) : why), question: fill(question), about };
};

export type GapOptions = {
  /** BCP 47 code of a shipped language; English unless told. */
  language?: string;
  /** Gaps that somebody has answered for: a rule, and the id of the row, the key of the section, or '' for the document. */
  isDismissed?: (rule: GapRule, id: string) => boolean;
};

/** What a dismissal of this gap is kept under: the id of a row, the key of a section, or '' for the whole document. */
export const gapId = ({ about }: Pick<Gap, 'about'>): string =>
  about.kind === 'document' ? '' : about.kind === 'section' ? about.key : about.id;

/**
 * What the whole document does not say yet, in the order in which a writer takes it up. What stands there as a candidate
 * of the draft counts as said, but nothing more is asked of it until somebody has confirmed it; what was struck does not
 * count. Where several rows lack the same simple thing (an owner, a date), one gap tells of all of them and leads to the
 * first. Linear in the length of the document.
 *
 * The rules on factors are the five rules of causation (Marx; RCA2): effect shown, no negative descriptors, and a cause
 * before each error, each violation and each omission.
 * @throws RangeError for a language that is not shipped
 */
export function findGaps(document: CoachDocument, { language = 'en', isDismissed }: GapOptions = {}): Gap[] {
  const spoken = gapLanguage(language);
  const reading: Reading = {
    document,
    sections: readSections(document, spoken),
    spoken,
    language,
    isOpen: (rule, id) => isDismissed?.(rule, id) !== true,
  };
  const found = [...findStoryGaps(reading), ...findFactorGaps(reading), ...findFollowUpGaps(reading)];
  return found
    .map((one) => say(one, spoken))
    .filter((gap) => reading.isOpen(gap.rule, gapId(gap)))
    .sort((a, b) => ORDER.indexOf(a.rule) - ORDER.indexOf(b.rule));
}
