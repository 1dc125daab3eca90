import { Context, type Emitter, Liquid, type Template, toValueSync } from 'liquidjs';
import { escapeMarkdown } from '../document/escape-markdown.ts';
import { cleanLine } from '../drafting/safe-text.ts';
import { MOST_PREFILLED } from './template.ts';

/** Tags and filters of prefilled text. Whatever reads files, knows a clock, leaves values unescaped or counts without end is not among them. */
export const LIQUID_TAGS = ['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'comment', 'raw', '#'];
export const LIQUID_FILTERS = [
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'default',
  'divided_by',
  'downcase',
  'first',
  'join',
  'last',
  'map',
  'minus',
  'plus',
  'prepend',
  'remove',
  'replace',
  'reverse',
  'round',
  'size',
  'slice',
  'sort',
  'split',
  'strip',
  'times',
  'truncate',
  'truncatewords',
  'uniq',
  'upcase',
  'where',
];

/** Longest text that a section may begin with, in characters. */
export const MOST_RENDERED = 200_000;
const MOST_VALUE = 2000;
/** Counts what loops and filters go through, so that the same text ends at the same place on every machine. */
const MEMORY = 200_000;
/** Only for what the count above does not see (loops in loops over people): a machine that pauses must not end a good text. */
const TIME_MS = 1000;

/** What a variable holds, as Markdown that shows exactly that: on one line, so that it can become no heading, list or block. */
const escapeValue = (value: unknown): string => {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.slice(0, 200).map(escapeValue).filter(Boolean).join(', ');
  if (typeof value === 'object') return escapeValue((value as { name?: unknown }).name);
  return escapeMarkdown(cleanLine(String(value), MOST_VALUE));
};

const engine = new Liquid({
  // An empty set of partials: nothing is looked for on a disk.
  templates: {},
  strictFilters: true,
  strictVariables: true,
  lenientIf: true,
  ownPropertyOnly: true,
  outputEscape: escapeValue,
  parseLimit: MOST_PREFILLED,
  renderLimit: TIME_MS,
  memoryLimit: MEMORY,
});
for (const name of Object.keys(engine.tags)) if (!LIQUID_TAGS.includes(name)) delete engine.tags[name];
for (const name of Object.keys(engine.filters)) if (!LIQUID_FILTERS.includes(name)) engine.unregisterFilter(name);

/** Throws an error of liquidjs, with the token at fault, when the text is not of the language above. */
export const parseLiquid = (text: string): Template[] => engine.parse(text);

export const globalsOf = (template: Template[]) =>
  Object.values(engine.analyzeSync(template, { partials: false }).globals).flat();

/** Ends a text that grows beyond what a section may hold, while it is being written. */
class BoundedEmitter implements Emitter {
  buffer = '';
  write(part: unknown): void {
    this.buffer += String(part ?? '');
    if (this.buffer.length > MOST_RENDERED)
      throw new RangeError(`it grows beyond ${MOST_RENDERED.toLocaleString('en')} characters`);
  }
}

/** Bounded in time, memory and length; throws beyond them, and where a variable does not exist unless `isLenient`. */
export const runLiquid = (template: Template[], facts: object, isLenient = false): string => {
  const emitter = new BoundedEmitter();
  const context = new Context(facts, { ...engine.options, strictVariables: !isLenient });
  toValueSync(engine.renderer.renderTemplates(template, context, emitter));
  return emitter.buffer;
};
