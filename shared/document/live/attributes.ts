import type { Attrs, NodeType } from 'prosemirror-model';
import { CALLOUT_KINDS } from '../schema/block-nodes.ts';
import { MENTION_KINDS } from '../schema/inline-nodes.ts';

type Raw = Record<string, unknown>;
type Rule = (value: unknown, all: Raw) => boolean;

const isWhole = (from: number, to: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const isOneOf = (words: readonly string[]) => (value: unknown) => words.includes(value as string);
const span: Rule = isWhole(1, 500);
const CELL: Record<string, Rule> = {
  colspan: span,
  rowspan: span,
  colwidth: (value, { colspan = 1 }) =>
    value === null || (Array.isArray(value) && value.length === colspan && value.every(isWhole(0, 10_000))),
  align: isOneOf(['left', 'center', 'right']),
};

/** What the schema's own checks leave open, and a program that renders the document relies on. */
const RULES: Record<string, Record<string, Rule>> = {
  heading: { level: isWhole(1, 6) },
  orderedList: { start: isWhole(0, 999_999_999) },
  callout: { kind: isOneOf(CALLOUT_KINDS) },
  tableCell: CELL,
  tableHeader: CELL,
  citation: { number: isWhole(1, 999_999) },
  mention: { kind: isOneOf(MENTION_KINDS) },
};

/**
 * A node's attributes from those of a Yjs element: what is missing, wrong or unknown gives way to the default; undefined when
 * an attribute that has none is missing or wrong.
 */
export function readAttributes(type: NodeType, raw: Raw): Attrs | undefined {
  const attrs: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(type.spec.attrs ?? {})) {
    const hasDefault = Object.hasOwn(spec, 'default');
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (value !== undefined && isRight(type, name, value, raw)) attrs[name] = value;
    else if (hasDefault) attrs[name] = spec.default;
    else return undefined;
  }
  return attrs;
}

/** Whether the attributes of a Yjs element are what the node would have: nothing wrong, missing or unknown. */
export function hasRightAttributes(type: NodeType, raw: Raw): boolean {
  const specs = type.spec.attrs ?? {};
  for (const name of Object.keys(raw)) {
    if (raw[name] === null || raw[name] === undefined) continue;
    if (!Object.hasOwn(specs, name) || !isRight(type, name, raw[name], raw)) return false;
  }
  return Object.entries(specs).every(([name, spec]) => Object.hasOwn(spec, 'default') || Object.hasOwn(raw, name));
}

function isRight(type: NodeType, name: string, value: unknown, all: Raw): boolean {
  const spec = type.spec.attrs?.[name];
  if (value === spec?.default) return true;
  if (typeof spec?.validate === 'string' && !spec.validate.split('|').includes(kindOf(value))) return false;
  return RULES[type.name]?.[name]?.(value, all) ?? true;
}

const kindOf = (value: unknown): string => (value === null ? 'null' : typeof value);
