import { english } from '#shared/coach/catalogue/en.ts';
import { GAPS, type GapRule, RULES, type Rule } from '#shared/coach/finding.ts';
import { ENGLISH as GAP_WORDS } from '#shared/coach/gaps/english.ts';
import { GAP_NAMES, RULE_NAMES } from '#shared/coach/rule-names.ts';

/** A rule away from any text: what it is about, what it says, and what it asks. */
export type RuleLine = { rule: Rule | GapRule; name: string; says: string; asks: readonly string[] };

/** Every rule and gap, once: `action-person` is both, and told by what it says of a sentence. */
export const ruleLines = (): RuleLine[] => [
  ...RULES.map((rule) => {
    const { why = '', questions = [] } = english.rules[rule] ?? {};
    return { rule, name: RULE_NAMES[rule], says: withoutSlots(why), asks: questions.map(withoutSlots) };
  }),
  ...GAPS.filter((gap) => !(RULES as readonly string[]).includes(gap)).map((rule) => {
    const { why, question } = GAP_WORDS.words[rule];
    return { rule, name: GAP_NAMES[rule], says: withoutSlots(why), asks: [withoutSlots(question)] };
  }),
];

/** What stands in a sentence's own words is left open. */
const withoutSlots = (text: string): string =>
  text
    .replaceAll('{actor}', 'the person')
    .replaceAll('{doing}', 'that')
    .replace(/\{\w+\}/g, '…');
