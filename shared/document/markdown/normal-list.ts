import type { Node } from 'prosemirror-model';

/** The largest number that CommonMark takes before an item. */
const LARGEST_NUMBER = 999_999_999;

const isList = (node: Node): boolean => node.type.name === 'bulletList' || node.type.name === 'orderedList';
const isCode = (node: Node): boolean => node.type.name === 'codeBlock';
const isParagraph = (node: Node): boolean => node.type.name === 'paragraph';

const isEmptyItem = (item: Node): boolean =>
  item.attrs.checked === null &&
  item.childCount === 1 &&
  isParagraph(item.firstChild!) &&
  item.firstChild!.childCount === 0;

/** A list that may follow a paragraph on the next line: others would be read as its words. */
const interrupts = (node: Node): boolean => {
  if (!isList(node) || (node.attrs.start ?? 1) !== 1 || isEmptyItem(node.firstChild!)) return false;
  if (node.children.some((item) => item.firstChild!.type.name === 'horizontalRule')) return false;
  const first = node.firstChild!.firstChild!;
  return isParagraph(first) || isCode(first) || first.type.name === 'heading' || interrupts(first);
};

/** Whether two blocks of an item can stand on lines of their own without an empty one between them. */
const mayTouch = (left: Node, right: Node): boolean =>
  isCode(left) && isParagraph(right)
    ? true
    : (isParagraph(left) || isList(left) || isCode(left)) && (isCode(right) || interrupts(right));

const canBeTight = (items: readonly Node[]): boolean =>
  items.every(({ children }) => children.every((child, at) => at === 0 || mayTouch(children[at - 1]!, child)));

/** An empty line between blocks is what makes a list loose: one item of one block has none. */
const canBeLoose = (items: readonly Node[]): boolean =>
  items.length > 1 || items.some(({ childCount }) => childCount > 1);

/** A list with the spacing and numbers that Markdown can say of these items. */
export const normalList = (list: Node, items: readonly Node[]): Node => {
  const tight = !canBeLoose(items) || (list.attrs.tight === true && canBeTight(items));
  if (list.type.name === 'bulletList') return list.type.create({ tight }, items);
  const start = Math.min(Math.max(0, Math.trunc(list.attrs.start) || 0), LARGEST_NUMBER - items.length);
  return list.type.create({ start, tight }, items);
};
