import type { Element, ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { nodes } from '../../kinds.ts';
import { attribute, classesOf, hasClass, stylesOf } from './styles.ts';

const asElement = (node: ElementContent | undefined, ...names: string[]): Element | undefined =>
  node?.type === 'element' && names.includes(node.tagName) ? node : undefined;
const asList = (node: ElementContent | undefined): Element | undefined => asElement(node, 'ul', 'ol');

/** The first box inside an item, not looking into its inner lists. */
function findBox(item: Element): Element | undefined {
  for (const child of item.children) {
    if (child.type !== 'element' || asList(child)) continue;
    if (child.tagName === 'input' && attribute(child, 'type') === 'checkbox') return child;
    if (attribute(child, 'role') === 'checkbox' || hasClass(child, /^checkbox(?:-on|-off)?$/)) return child;
    const inner = findBox(child);
    if (inner) return inner;
  }
  return undefined;
}

/** Whether an item is a task, and done: GitHub, Google, Notion, Confluence, ourselves; null is an ordinary item. */
function checkedOf(item: Element): boolean | null {
  const own =
    attribute(item, 'data-checked') ??
    (attribute(item, 'role') === 'checkbox' ? attribute(item, 'aria-checked') : undefined);
  if (own !== undefined) return own === 'true';
  const state = attribute(item, 'data-task-state');
  if (state) return state === 'DONE';
  if (attribute(item, 'data-inline-task-id')) return classesOf(item).includes('checked');
  const box = findBox(item);
  if (!box) return null;
  return (
    box.properties.checked === true ||
    (attribute(box, 'checked') !== undefined && attribute(box, 'checked') !== 'false') ||
    attribute(box, 'aria-checked') === 'true' ||
    hasClass(box, /^(?:checkbox-on|checked)$/)
  );
}

/** "[x] " at the beginning of an item's words, as Notion copies its tasks. */
function fromSigns(blocks: Node[]): { checked: boolean; blocks: Node[] } | undefined {
  const first = blocks[0];
  const match = first?.type === nodes.paragraph && /^\[([ xX])\] /.exec(first.textContent);
  if (!match) return undefined;
  return { checked: match[1] !== ' ', blocks: [first.cut(4), ...blocks.slice(1)] };
}

/**
 * Slack writes one list after the other with the depth as an attribute, Google puts the inner list beside its item: both
 * become lists inside items.
 */
function nested(list: Element): Element[] {
  const items: Element[] = [];
  for (const child of list.children) {
    const item = asElement(child, 'li');
    const inner = asList(child);
    const last = items.at(-1);
    if (item) items.push({ ...item, children: [...item.children] });
    else if (inner && last) last.children.push(inner);
    else if (inner) items.push(...nested(inner));
    else if (child.type === 'element')
      items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
  }
  return items;
}

const indentOf = (list: Element): number =>
  Number(attribute(list, 'data-indent') ?? attribute(list, 'data-stringify-indent') ?? 0) || 0;

/** Lists that follow each other with a depth of their own, put into each other. */
export function slackLists(children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const child of children) {
    const list = asList(child);
    const outer = asList(result.at(-1));
    if (list && outer && indentOf(list) > 0) addInside(outer, list);
    else result.push(list ? { ...list, children: [...list.children] } : child);
  }
  return result;
}

/** Under the last item of the list that its depth says. */
function addInside(outer: Element, list: Element) {
  let home = outer;
  const lastItem = () => home.children.findLastIndex((one) => asElement(one, 'li'));
  for (let depth = 1; depth < indentOf(list); depth += 1) {
    const inner = asElement(home.children[lastItem()], 'li')?.children.findLast((one) => asList(one));
    if (!inner) break;
    home = inner as Element;
  }
  const at = lastItem();
  const item = asElement(home.children[at], 'li');
  if (item) home.children[at] = { ...item, children: [...item.children, list] };
  else home.children.push(list);
}

/** A list with its items; an item without words is left out. */
export function list(element: Element, blocksOf: (children: ElementContent[]) => Node[]): Node | undefined {
  const isOrdered = element.tagName === 'ol' && stylesOf(element).get('list-style-type') !== 'disc';
  const items = nested(element).flatMap((item) => {
    const checked = checkedOf(item);
    const read = blocksOf(item.children);
    const signed = checked === null ? fromSigns(read) : undefined;
    const blocks = signed?.blocks ?? read;
    return blocks.length > 0 ? [nodes.listItem.create({ checked: signed?.checked ?? checked }, blocks)] : [];
  });
  if (items.length === 0) return undefined;
  if (!isOrdered) return nodes.bulletList.create(null, items);
  const start = Number(attribute(element, 'start') ?? 1);
  return nodes.orderedList.create({ start: Number.isInteger(start) && start >= 0 ? start : 1 }, items);
}
