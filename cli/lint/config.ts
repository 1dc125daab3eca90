import { dirname, matchesGlob, relative, resolve, sep } from 'node:path';
import { NAME_RULES, type NameRule, type RosterPerson } from '#shared/coach/finding.ts';
import { UsageError } from '../command.ts';
import { FAIL_ON, type FailOn, LEVELS, type Level } from './lint-options.ts';
import { checkRoster, parseServices, readRosterFile, readServicesFile } from './read-roster.ts';
import { checkRuleChoice, type RuleChoices, sayUnknown } from './rule-choices.ts';

/** What a `.debriefrc` says; undefined where it says nothing. */
export type LintConfig = {
  names?: NameRule;
  roster?: RosterPerson[];
  services?: string[];
  language?: string;
  rules: RuleChoices;
  level?: Level;
  failOn?: FailOn;
  /** Whether its `ignore` leaves this file out. */
  ignores: (path: string) => boolean;
};

export const NO_CONFIG: LintConfig = { rules: new Map(), ignores: () => false };

const FIELDS = ['names', 'roster', 'services', 'language', 'rules', 'level', 'failOn', 'ignore'] as const;
type Field = (typeof FIELDS)[number];

/**
 * Checks a configuration that stands at `path`; lists that it names as files are read, relative to it.
 * Throws `UsageError` with the fault: an unknown field or rule, a value that cannot be.
 */
export async function readConfig(value: unknown, path: string): Promise<LintConfig> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${path}: a configuration is an object, such as {"names": "roles-only"}`);
  const unknown = Object.keys(value).find((key) => !(FIELDS as readonly string[]).includes(key));
  if (unknown !== undefined) throw new UsageError(`${path}: ${sayUnknown('field', unknown, FIELDS)}`);
  const fields = value as Partial<Record<Field, unknown>>;
  const folder = dirname(path);
  const oneOf = <T extends string>(field: Field, known: readonly T[]): T | undefined => {
    const said = fields[field];
    if (said === undefined || known.includes(said as T)) return said as T | undefined;
    throw new UsageError(`${path}: "${field}" is ${known.join(' or ')}, not ${JSON.stringify(said)}`);
  };
  return {
    names: oneOf('names', NAME_RULES),
    level: oneOf('level', LEVELS),
    failOn: oneOf('failOn', FAIL_ON),
    language: readLanguage(fields.language, path),
    roster: await readRoster(fields.roster, path, folder),
    services: await readServices(fields.services, path, folder),
    rules: readRules(fields.rules, path),
    ignores: readIgnore(fields.ignore, path, folder),
  };
}

function readLanguage(value: unknown, path: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new UsageError(`${path}: "language" is a code such as "en"`);
}

const readRoster = async (value: unknown, path: string, folder: string): Promise<RosterPerson[] | undefined> => {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return readRosterFile(resolve(folder, value));
  return checkRoster(value, path, (index) => `${path}, roster[${index}]`);
};

const readServices = async (value: unknown, path: string, folder: string): Promise<string[] | undefined> => {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return readServicesFile(resolve(folder, value));
  return parseServices(value, (index) => (index < 0 ? path : `${path}, services[${index}]`));
};

function readRules(value: unknown, path: string): RuleChoices {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${path}: "rules" is an object, such as {"minimiser": "off"}`);
  try {
    return new Map(Object.entries(value).map(([name, choice]) => checkRuleChoice(name, choice)));
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${path}: ${error.message}`) : error;
  }
}

/** Patterns are relative to the configuration; one without "/" holds in every folder, one that names a folder for all below it. */
function readIgnore(value: unknown, path: string, folder: string): (path: string) => boolean {
  if (value === undefined) return () => false;
  if (!Array.isArray(value) || !value.every((pattern) => typeof pattern === 'string' && pattern !== ''))
    throw new UsageError(`${path}: "ignore" is a list of patterns, such as ["drafts/**"]`);
  const negated = value.find((pattern: string) => pattern.startsWith('!'));
  if (negated !== undefined)
    throw new UsageError(`${path}: "ignore" can leave out and not bring back, so "${negated}" has no meaning`);
  const patterns = (value as string[]).flatMap((pattern) => {
    const bare = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
    const anchored = bare.includes('/') || pattern.startsWith('/') ? bare : `**/${bare}`;
    return [anchored, `${anchored}/**`];
  });
  return (file) => {
    const name = relative(folder, resolve(file)).split(sep).join('/');
    return patterns.some((pattern) => matchesGlob(name, pattern));
  };
}
