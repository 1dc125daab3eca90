import type { Node, RootContent } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { checkLiquid } from './check-liquid.ts';
import { MOST_GUIDANCE, MOST_PREFILLED } from './template.ts';

/** "Duration: {time from breakage to resolution}" and the like: lines to be filled in. */
const LABELS = /^(?:[-*] )?\**[\p{Lu}][^\n:]{0,40}:\**(?:[ \t].*)?$/u;

/**
 * Tells what a template says to its writer from what it puts into the document. Comments, quotations, text in italics or in
 * brackets and plain paragraphs before anything else are advice; lists, tables, code, headings and labels are text.
 */
export const adviceOrText = (
  blocks: readonly RootContent[],
  source: string,
): { guidance: string; prefilled: string } => {
  const guidance: string[] = [];
  const prefilled: string[] = [];
  for (const node of blocks) {
    const { position }: Node = node;
    const raw = source.slice(position?.start.offset, position?.end.offset);
    const advice = adviceIn(node, raw) ?? (prefilled.length === 0 ? plainAdvice(node, raw) : undefined);
    if (advice !== undefined) guidance.push(advice);
    else if (!isEmptyItem(node)) prefilled.push(raw);
  }
  return {
    guidance: guidance.filter(Boolean).join('\n\n').slice(0, MOST_GUIDANCE),
    prefilled: withoutForeignBraces(prefilled.join('\n\n')).slice(0, MOST_PREFILLED),
  };
};

const adviceIn = (node: RootContent, raw: string): string | undefined => {
  if (node.type === 'html') return /^<!--[\s\S]*-->$/.test(raw.trim()) ? raw.trim().slice(4, -3).trim() : undefined;
  if (node.type === 'definition' || node.type === 'thematicBreak') return '';
  if (node.type === 'blockquote') return wordsIn(node).trim();
  if (node.type !== 'paragraph') return undefined;
  const isItalic = node.children.length === 1 && node.children[0]?.type === 'emphasis';
  const bracketed = /^[{[<]([^{}[\]<>]+)[}\]>]\.?$/.exec(raw.trim())?.[1];
  return isItalic ? wordsIn(node).trim() : bracketed?.trim();
};

const plainAdvice = (node: RootContent, raw: string): string | undefined => {
  if (node.type !== 'paragraph' || raw.split('\n').every((line) => LABELS.test(line.trim()))) return undefined;
  return wordsIn(node).replace(/\{\{\s*(.*?)\s*\}\}/g, '[$1]');
};

/** A lone "-" that only shows where a list would be. */
const isEmptyItem = (node: RootContent): boolean =>
  node.type === 'list' && wordsIn(node).trim() === '' && node.children.every((item) => item.checked == null);

/** Braces of another template language would be faults here: they stay as words in brackets. */
const withoutForeignBraces = (text: string): string =>
  checkLiquid(text).length === 0
    ? text
    : text
        .replace(/\{%[-\s]*([\s\S]*?)[-\s]*%\}/g, '')
        .replace(/\{\{[-\s]*([\s\S]*?)[-\s]*\}\}/g, '[$1]')
        .replace(/\{([{%])/g, '{ $1');
