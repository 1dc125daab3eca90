import { AppError } from '../errors.ts';
import { RULE_FIELDS, type RuleField, type TemplateRule } from './template.ts';

export type TemplateHead = { key: string; name: string; description: string; priority: number; rules: TemplateRule[] };

const PAIR = /^([a-z]+):[ \t]*(.*?)[ \t]*$/;

/** A refusal of a line of the file; `index` counts from 0. */
export const lineError = (index: number, why: string): AppError =>
  new AppError('bad-input', `Line ${index + 1} of the file: ${why}.`, [{ path: `line ${index + 1}`, why }]);

const refuse = (index: number, why: string): never => {
  throw lineError(index, why);
};

/**
 * The front matter of a template file: the YAML that `writeTemplateFile` writes and what a person would reasonably write in
 * its place (bare words, lists with or without quotation marks). `next` is the first line after it.
 */
export const readTemplateHead = (lines: readonly string[]): { head: TemplateHead; next: number } => {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0)
    refuse(0, 'a template file begins with --- and lines such as name: "Standard", up to the next ---');
  const head: TemplateHead = { key: '', name: '', description: '', priority: 0, rules: [] };
  let isInRules = false;
  for (let at = 1; at < end; at++) {
    const line = lines[at]!;
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (isInRules && /^[ \t]/.test(line)) {
      readRuleLine(line, head.rules, at);
      continue;
    }
    const [, name, value] = PAIR.exec(line) ?? refuse(at, 'is not "name: value"');
    isInRules = name === 'rules' && value === '';
    if (!isInRules) readField(head, name as string, value as string, at);
  }
  if (!head.key) refuse(0, 'the file does not say its key: key: standard');
  return { head, next: end + 1 };
};

const readField = (head: TemplateHead, name: string, value: string, at: number): void => {
  if (name === 'format') {
    if (value !== 'debrief.template/v1') refuse(at, `format must be debrief.template/v1, not ${value || 'nothing'}`);
  } else if (name === 'key' || name === 'name' || name === 'description') head[name] = readWords(value, at);
  else if (name === 'priority') {
    if (!/^-?\d{1,4}$/.test(value)) refuse(at, 'priority must be a whole number such as 10');
    head.priority = Number(value);
  } else if (name === 'rules' && value === '[]') head.rules = [];
  else refuse(at, `"${name}" is not known; known are format, key, name, description, priority and rules`);
};

/** `  - severity: ["SEV1", "SEV2"]` begins a rule, `    type: [security]` goes on with it. */
const readRuleLine = (line: string, rules: TemplateRule[], at: number): void => {
  const [, dash, rest = ''] = /^[ \t]+(-[ \t]*)?(.*?)[ \t]*$/.exec(line) as RegExpExecArray;
  if (dash) rules.push({ severity: [], type: [], service: [], team: [] });
  const rule = rules.at(-1);
  if (!rule) return void refuse(at, 'a rule begins with "- "');
  if (dash && (rest === '{}' || rest === '')) return;
  const [, name, value] = PAIR.exec(rest) ?? refuse(at, 'is not a condition such as severity: [SEV1, SEV2]');
  if (!(RULE_FIELDS as readonly string[]).includes(name as string))
    refuse(at, `"${name}" is not a condition; known are ${RULE_FIELDS.join(', ')}`);
  rule[name as RuleField] = readList(value as string, at);
};

const readWords = (value: string, at: number): string => {
  if (value.startsWith("'") && value.endsWith("'") && value.length > 1) return value.slice(1, -1).replaceAll("''", "'");
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return refuse(at, `${value} is not closed by a quotation mark`);
  }
};

const readList = (value: string, at: number): string[] => {
  if (!value.startsWith('['))
    return value === '' ? refuse(at, 'names nothing; write a list such as [SEV1, SEV2]') : [readWords(value, at)];
  try {
    const list = JSON.parse(value) as unknown[];
    if (list.every((one) => typeof one === 'string')) return list;
  } catch {
    // Bare words are read below.
  }
  if (!value.endsWith(']')) refuse(at, 'the list is not closed by ]');
  return value
    .slice(1, -1)
    .split(',')
    .map((one) => readWords(one.trim(), at))
    .filter(Boolean);
};
