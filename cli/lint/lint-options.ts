import { parseArgs } from 'node:util';
import { NAME_RULES, type NameRule } from '#shared/coach/finding.ts';
import { UsageError } from '../command.ts';
import { parseRuleOption, type RuleChoices } from './rule-choices.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What the coach has to say, from the loudest to the quietest; a level holds those before it. */
export const LEVELS = ['reword', 'ask', 'gap'] as const;
export type Level = (typeof LEVELS)[number];
export const FAIL_ON = [...LEVELS, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export const holds = (level: Level, one: Level): boolean => LEVELS.indexOf(one) <= LEVELS.indexOf(level);

/** A command line as it was written; what is undefined is left to the configuration. */
export type LintOptions = {
  paths: string[];
  format: Format;
  names: NameRule | undefined;
  rosterPath: string | undefined;
  servicesPath: string | undefined;
  language: string | undefined;
  rules: RuleChoices;
  level: Level | undefined;
  failOn: FailOn | undefined;
  /** A file, `false` for none at all, undefined to look for one beside each file. */
  config: string | false | undefined;
  stdinName: string | undefined;
  isQuiet: boolean;
};

/** Reads the words behind `debrief lint`. Throws `UsageError` for what it does not know. */
export function readLintOptions(args: string[]): LintOptions | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'text' },
      names: { type: 'string' },
      roster: { type: 'string' },
      services: { type: 'string' },
      language: { type: 'string' },
      rules: { type: 'string', multiple: true, default: [] },
      level: { type: 'string' },
      'fail-on': { type: 'string' },
      config: { type: 'string' },
      'no-config': { type: 'boolean', default: false },
      'stdin-name': { type: 'string' },
      quiet: { type: 'boolean', short: 'q', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  if (positionals.length === 0) throw new UsageError('name files or folders to read, or - for standard input.');
  if (positionals.filter((path) => path === '-').length > 1) throw new UsageError('standard input can be read once.');
  if (values['no-config'] && values.config !== undefined)
    throw new UsageError('--config and --no-config exclude each other.');
  return {
    paths: positionals,
    format: oneOf(FORMATS, values.format, '--format')!,
    names: oneOf(NAME_RULES, values.names, '--names'),
    rosterPath: values.roster,
    servicesPath: values.services,
    language: values.language,
    rules: new Map(values.rules.flatMap((value) => [...parseRuleOption(value)])),
    level: oneOf(LEVELS, values.level, '--level'),
    failOn: oneOf(FAIL_ON, values['fail-on'], '--fail-on'),
    config: values['no-config'] ? false : values.config,
    stdinName: values['stdin-name'],
    isQuiet: values.quiet,
  };
}

function oneOf<T extends string>(known: readonly T[], value: string | undefined, option: string): T | undefined {
  if (value === undefined || known.includes(value as T)) return value as T | undefined;
  throw new UsageError(`unknown ${option} "${value}": ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`);
}
