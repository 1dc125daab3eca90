import type { Element, ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { findHighlightName } from '../../code/languages.ts';
import { nodes } from '../../kinds.ts';
import { attribute, classesOf, hasClass, stylesOf } from './styles.ts';

const BLOCK = /^(?:div|p|li|tr)$/;

/** The text of code: a block ends its line, unless the line has ended already. */
function codeText(children: readonly ElementContent[]): string {
  let text = '';
  for (const child of children) {
    if (child.type === 'text') text += child.value;
    else if (child.type !== 'element' || hasClass(child, /^(?:blob-num|lineno|line-numbers-rows|react-line-number)$/))
      continue;
    else if (child.tagName === 'br') text += '\n';
    else {
      const inner = codeText(child.children);
      const isLine = BLOCK.test(child.tagName);
      text += isLine && text && !text.endsWith('\n') ? `\n${inner}` : inner;
      if (isLine && !text.endsWith('\n')) text += '\n';
    }
  }
  return text;
}

/** The language that the classes of a block, of the code in it or of what stands around it name. */
function languageOf(element: Element, around?: Element): string | null {
  const inner = element.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code',
  );
  for (const one of [element, inner, around]) {
    if (!one) continue;
    const own = attribute(one, 'data-language') ?? attribute(one, 'data-lang') ?? attribute(one, 'lang');
    if (own && findHighlightName(own)) return own.toLowerCase();
    const brush = /brush:\s*(\w+)/.exec(attribute(one, 'data-syntaxhighlighter-params') ?? '')?.[1];
    if (brush) return brush.toLowerCase();
    for (const name of classesOf(one)) {
      const match = /^(?:language|lang|highlight-source|brush)-([\w+#-]{1,20})$/.exec(name);
      if (match && match[1] !== 'none') return match[1]!.toLowerCase();
    }
  }
  return null;
}

/** Code as a block of its own. */
export function codeBlock(element: Element, around?: Element): Node | undefined {
  const text = codeText(element.children)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/^\n+|\s+$/g, '');
  return text
    ? nodes.codeBlock.create({ language: languageOf(element, around) }, documentSchema.text(text))
    : undefined;
}

/** What editors of code copy: an area in their font that keeps its spaces. */
export function isCodeArea(element: Element): boolean {
  if (element.tagName === 'pre') return true;
  if (element.tagName === 'table') return hasClass(element, /^(?:js-file-line-container|highlight)$/);
  if (element.tagName !== 'div') return false;
  const styles = stylesOf(element);
  return (
    (styles.get('white-space') ?? '').startsWith('pre') &&
    /mono|courier|consolas|menlo/.test(styles.get('font-family') ?? '')
  );
}
