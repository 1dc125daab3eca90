import { globalsOf, LIQUID_FILTERS, LIQUID_TAGS, parseLiquid, runLiquid } from './liquid.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';
import { faultOfVariable, nearest } from './variables.ts';

/** A fault in a text: `line` and `column` count from 1, `why` begins small and ends without a full stop. */
export type LiquidFault = { line: number; column: number; why: string };

/** What keeps a text from being filled in, first fault first; none when it will render for every incident. */
export const checkLiquid = (text: string): LiquidFault[] => {
  try {
    const template = parseLiquid(text);
    const unknown = globalsOf(template).flatMap(({ segments, location }) => {
      const plain = segments.map((one) => (typeof one === 'object' ? '*' : one));
      // What is looked up by another variable is only known when it renders.
      const why = plain.includes('*') ? undefined : faultOfVariable(plain);
      return why ? [{ line: location.row, column: location.col, why }] : [];
    });
    if (unknown.length > 0) return unknown.sort((a, b) => a.line - b.line || a.column - b.column);
    runLiquid(template, SAMPLE_FACTS);
    return [];
  } catch (error) {
    return [explain(error, text)];
  }
};

const explain = (error: unknown, text: string): LiquidFault => {
  const { line, column } = placeOf(error);
  const message =
    error instanceof Error ? error.message.split('\n')[0]!.replace(/, line:\d+, col:\d+$/, '') : String(error);
  const filter = /^undefined filter: (.+)$/.exec(message)?.[1];
  if (filter !== undefined) return { ...placeOfFilter(text, line, column, filter), why: unknownFilter(filter) };
  const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) return { line, column, why: unknownTag(tag) };
  const variable = /^undefined variable: (.+)$/.exec(message)?.[1];
  if (variable !== undefined) return { line, column, why: `there is no variable "${variable}"` };
  if (/^(?:memory alloc|template render) limit exceeded$/.test(message))
    return { line, column, why: 'it takes too long or too much memory to fill in; make its loops smaller' };
  if (message === 'parse length limit exceeded') return { line, column, why: 'it is too long' };
  return { line, column, why: message.charAt(0).toLowerCase() + message.slice(1) };
};

const placeOf = (error: unknown): { line: number; column: number } => {
  const token = (error as { token?: { getPosition?: () => [number, number] } }).token;
  const [line, column] = token?.getPosition?.() ?? [1, 1];
  return { line, column };
};

/** The parser knows where the `{{` stands; whoever corrects it wants the filter itself. */
const placeOfFilter = (text: string, line: number, column: number, filter: string) => {
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, one) => sum + one.length + 1, 0) +
    column -
    1;
  const pattern = new RegExp(`\\|\\s*(${filter.replace(/[^\w]/g, '\\$&')})(?!\\w)`);
  const found = pattern.exec(text.slice(start));
  if (!found) return { line, column };
  const at = start + found.index + found[0].length - filter.length;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
};

const unknownFilter = (name: string): string => {
  const near = nearest(name, LIQUID_FILTERS);
  return `there is no filter "${name}"${near ? `; did you mean "${near}"?` : `; known are ${LIQUID_FILTERS.join(', ')}`}`;
};

const unknownTag = (name: string): string => {
  if (/^(?:end|else|elsif|when)/.test(name)) return `"${name}" closes nothing that was opened`;
  const known = LIQUID_TAGS.filter((tag) => tag !== '#');
  const near = nearest(name, known);
  return `there is no tag "${name}"${near ? `; did you mean "${near}"?` : `; known are ${known.join(', ')}`}`;
};
