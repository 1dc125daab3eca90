import { RULE_FIELDS, type RuleField, type TemplateChoice, type TemplateRule } from './template.ts';

/** What a rule can ask of an incident. `teams` are those its services belong to. */
export type ChoiceFacts = { severity: string | null; type: string | null; services: string[]; teams: string[] };
export type Candidate = TemplateChoice & { key: string; name: string; isDefault: boolean };

/** What became of one template: `why` is a sentence for whoever asks. */
export type Verdict = { key: string; name: string; holds: boolean; isChosen: boolean; why: string };

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

const NUMBERED = /^(?:sev(?:erity)?|p(?:rio(?:rity)?)?|s)?[\s:#._-]*(\d{1,2})$/i;

/** "SEV1", "sev-1" and "P1" are one severity; others are compared as they stand. */
const isSeverity = (given: string, asked: string): boolean => {
  const [a, b] = [NUMBERED.exec(given.trim())?.[1], NUMBERED.exec(asked.trim())?.[1]];
  return a !== undefined && b !== undefined ? Number(a) === Number(b) : plain(given) === plain(asked);
};

const valuesOf = (facts: ChoiceFacts, field: RuleField): string[] => {
  if (field === 'severity') return facts.severity ? [facts.severity] : [];
  if (field === 'type') return facts.type ? [facts.type] : [];
  return field === 'service' ? facts.services : facts.teams;
};

const fieldHolds = (rule: TemplateRule, facts: ChoiceFacts, field: RuleField): boolean => {
  if (rule[field].length === 0) return true;
  const isAlike = field === 'severity' ? isSeverity : (a: string, b: string) => plain(a) === plain(b);
  return valuesOf(facts, field).some((value) => rule[field].some((asked) => isAlike(value, asked)));
};

export const ruleHolds = (rule: TemplateRule, facts: ChoiceFacts): boolean =>
  RULE_FIELDS.every((field) => fieldHolds(rule, facts, field));

/** The order in which templates are asked: higher priority first, then the one whose key comes first. */
export const inAskingOrder = <T extends { priority: number; key: string }>(templates: readonly T[]): T[] =>
  [...templates].sort((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

/**
 * Which of the templates an incident gets, and why each of the others not: the first in asking order that has a rule which
 * holds, else the default one. `candidates` are those in use; without any of them marked as default, the first is.
 */
export const chooseTemplate = (
  candidates: readonly Candidate[],
  facts: ChoiceFacts,
): { key: string; why: string; verdicts: Verdict[] } | undefined => {
  const asked = inAskingOrder(candidates);
  const otherwise = asked.find(({ isDefault }) => isDefault) ?? asked[0];
  if (!otherwise) return undefined;
  const holding = (one: Candidate) => one.rules.find((rule) => ruleHolds(rule, facts));
  const chosen = asked.find(holding) ?? otherwise;
  const byRule = holding(chosen);
  const why = byRule ? `Its rule holds: ${sayRule(byRule)}.` : 'No rule holds, so the default one is taken.';
  const verdicts = asked.map((one): Verdict => {
    const rule = holding(one);
    const isChosen = one.key === chosen.key;
    return {
      key: one.key,
      name: one.name,
      holds: rule !== undefined,
      isChosen,
      why: isChosen ? why : sayWhyNot(one, rule, facts),
    };
  });
  return { key: chosen.key, why, verdicts };
};

const sayWhyNot = (one: Candidate, rule: TemplateRule | undefined, facts: ChoiceFacts): string => {
  if (rule) return `Its rule holds too (${sayRule(rule)}), but another is asked first.`;
  if (one.rules.length === 0) return one.isDefault ? 'It is the default; a rule of another holds.' : 'It has no rule.';
  const [first] = one.rules;
  if (one.rules.length > 1 || !first) return 'None of its rules holds.';
  const failing = RULE_FIELDS.find((field) => !fieldHolds(first, facts, field)) as RuleField;
  const given = valuesOf(facts, failing);
  const is = given.length === 0 ? `no ${failing}` : `${failing} ${given.join(', ')}`;
  return `It is ${sayRule(first)}; the incident has ${is}.`;
};

const orList = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** "for SEV1 or SEV2 of type security on checkout by team Payments"; "for every incident". */
export const sayRule = (rule: TemplateRule): string => {
  const said = [
    rule.severity.length > 0 ? `for ${orList(rule.severity)}` : '',
    rule.type.length > 0 ? `of type ${orList(rule.type)}` : '',
    rule.service.length > 0 ? `on ${orList(rule.service)}` : '',
    rule.team.length > 0 ? `with services of team ${orList(rule.team)}` : '',
  ].filter(Boolean);
  if (said.length === 0) return 'for every incident';
  return said[0]!.startsWith('for ') ? said.join(' ') : `for incidents ${said.join(' ')}`;
};

/** What a template is for, in one sentence. */
export const sayChoice = ({ rules, isDefault }: Pick<Candidate, 'rules' | 'isDefault'>): string => {
  const said = rules.map(sayRule);
  const words =
    said.length === 0 ? '' : orList(said.map((one, index) => (index === 0 ? one : one.replace(/^for /, ''))));
  const rest = isDefault ? 'whatever no rule names' : '';
  if (!words && !rest) return 'Chosen by hand only';
  const sentence = [words, rest && (words ? `and for ${rest}` : `for ${rest}`)].filter(Boolean).join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};
