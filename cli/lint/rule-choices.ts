import { GAPS, type GapRule, RULES, type Rule } from '#shared/coach/finding.ts';
import { nearest } from '#shared/templates/variables.ts';
import { UsageError } from '../command.ts';

const CHOICES = ['off', 'ask', 'reword'] as const;
/** How loud a rule is here: not at all, or each of its findings in this tier. */
export type RuleChoice = (typeof CHOICES)[number];
export type RuleChoices = ReadonlyMap<Rule | GapRule, RuleChoice>;

const ALL: readonly string[] = [...RULES, ...GAPS];
export const isRule = (name: string): name is Rule | GapRule => ALL.includes(name);
const isGap = (name: string): name is GapRule => (GAPS as readonly string[]).includes(name);

/** `there is no rule "minimizer"; did you mean "minimiser"?` */
export const sayUnknownRule = (name: string): string => sayUnknown('rule', name, ALL);

/** What does not exist, with the known one that was most likely meant, else with all of them. */
export function sayUnknown(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `there is no ${what} "${name}"; ${near ? `did you mean "${near}"?` : `known are ${known.join(', ')}`}`;
}

/** One rule and what is wanted of it, checked. Throws `UsageError` with the fault alone, to be put behind its place. */
export function checkRuleChoice(name: string, choice: unknown): [Rule | GapRule, RuleChoice] {
  if (!isRule(name)) throw new UsageError(sayUnknownRule(name));
  if (!CHOICES.includes(choice as RuleChoice))
    throw new UsageError(`rule "${name}" can be off, ask or reword, not ${JSON.stringify(choice)}`);
  if (isGap(name) && choice !== 'off')
    throw new UsageError(`"${name}" is about the whole document: it can be off and nothing else`);
  return [name, choice as RuleChoice];
}

/** Reads `off:minimiser,hindsight,ask:cf-modal`: a word before a colon holds for what follows it. */
export function parseRuleOption(value: string): [Rule | GapRule, RuleChoice][] {
  let choice: string | undefined;
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, said, name] = /^(?:([^:]*):)?(.*)$/.exec(part) as unknown as [string, string | undefined, string];
      choice = said?.trim() ?? choice;
      if (choice === undefined)
        throw new UsageError(`--rules: say what "${name}" should be, such as --rules off:${name}.`);
      try {
        return checkRuleChoice(name.trim(), choice);
      } catch (error) {
        throw error instanceof UsageError ? new UsageError(`--rules: ${error.message}`) : error;
      }
    });
}
