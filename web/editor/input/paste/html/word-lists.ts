import type { Element, ElementContent } from 'hast';
import { hasClass, stylesOf } from './styles.ts';

type Item = { level: number; isOrdered: boolean; content: ElementContent[] };

/** Word's lists are paragraphs that say `mso-list:l0 level2` and carry their sign as ignored text. */
function readItem(node: ElementContent): Item | undefined {
  if (node.type !== 'element') return undefined;
  const list = stylesOf(node).get('mso-list');
  if (!list && !hasClass(node, /^MsoListParagraph/i)) return undefined;
  const level = Number(/level(\d+)/.exec(list ?? '')?.[1] ?? 1);
  const sign: string[] = [];
  const content = withoutSigns(node.children, sign);
  if (!list && sign.length === 0) return undefined;
  return { level, isOrdered: /^\s*(?:\d+|[a-z]|[ivx]+)[.)]/i.test(sign.join('')), content };
}

/** Takes out what Word marks as `mso-list:Ignore`: the bullet or number, and the spaces after it. */
function withoutSigns(children: ElementContent[], signs: string[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'comment') return [];
    if (child.type !== 'element') return [child];
    if (stylesOf(child).get('mso-list') === 'ignore') {
      signs.push(textOf(child));
      return [];
    }
    return [{ ...child, children: withoutSigns(child.children, signs) }];
  });
}
const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : '';

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

/** Puts an item where its level says, opening lists on the way. */
function place(root: Element, item: Item) {
  let list = root;
  for (let level = 1; level < item.level; level += 1) {
    const last = list.children.at(-1);
    if (last?.type !== 'element') break;
    const inner = last.children.at(-1);
    const isList = inner?.type === 'element' && (inner.tagName === 'ul' || inner.tagName === 'ol');
    if (!isList) last.children.push(element(item.isOrdered ? 'ol' : 'ul', []));
    list = last.children.at(-1) as Element;
  }
  list.children.push(element('li', [element('p', item.content)]));
}

/** Neighbouring list paragraphs of Word become lists. */
export function wordLists(children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let open: Element | undefined;
  for (const child of children) {
    const item = readItem(child);
    if (!item) {
      const isSpace = child.type === 'text' && child.value.trim() === '';
      if (!isSpace) open = undefined;
      if (!isSpace || !open) result.push(child);
      continue;
    }
    if (!open || (item.level === 1 && (open.tagName === 'ol') !== item.isOrdered)) {
      open = element(item.isOrdered ? 'ol' : 'ul', []);
      result.push(open);
    }
    place(open, item);
  }
  return result;
}
