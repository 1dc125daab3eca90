import type { Element, ElementContent } from 'hast';
import type { Mark, Node } from 'prosemirror-model';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { marks as kinds, nodes } from '../../kinds.ts';
import { calloutKind, isCalloutTitle } from './callouts.ts';
import { codeBlock, isCodeArea } from './code.ts';
import { inline, isSkipped, type PasteContext, textOf, tidy } from './inline.ts';
import { list, slackLists } from './lists.ts';
import { attribute, hasClass, looksOf } from './styles.ts';
import { onlyCell, table } from './tables.ts';
import { wordLists } from './word-lists.ts';

const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|ac:structured-macro|ac:rich-text-body)$/;
/** Deeper nesting than anybody writes is junk of the page it came from. */
const DEEPEST = 20;

const isBlock = (node: ElementContent): node is Element =>
  node.type === 'element' && (BLOCK.test(node.tagName) || holdsBlock(node));
const holdsBlock = (element: Element): boolean =>
  element.children.some((child) => child.type === 'element' && isBlock(child));

type Place = { context: PasteContext; marks: readonly Mark[]; depth: number };

/** One or several paragraphs from a run of words: two breaks part them. */
function paragraphs(run: readonly Node[], make: (content: Node[]) => Node): Node[] {
  const parts: Node[][] = [[]];
  run.forEach((node, index) => {
    const isParting = node.type === nodes.hardBreak && run[index + 1]?.type === nodes.hardBreak;
    if (isParting) parts.push([]);
    else parts.at(-1)!.push(node);
  });
  return parts
    .map(tidy)
    .filter((content) => content.length > 0)
    .map(make);
}
const paragraph = (content: Node[]) => nodes.paragraph.create(null, content);

/** The blocks that elements and words stand for, in order. */
export function blocks(children: readonly ElementContent[], place: Place): Node[] {
  const result: Node[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    if (run.length > 0) result.push(...paragraphs(inline(run, place.marks, place.context), paragraph));
    run = [];
  };
  for (const child of slackLists(wordLists([...children]))) {
    if (child.type === 'element' && isSkipped(child)) continue;
    if (!isBlock(child)) {
      run.push(child);
      continue;
    }
    flush();
    result.push(...block(child, { ...place, depth: place.depth + 1 }));
  }
  flush();
  return result;
}

function block(element: Element, place: Place): Node[] {
  const { context, depth } = place;
  const inside = (marks = place.marks) => blocks(element.children, { ...place, marks });
  if (depth > DEEPEST) return paragraphs([...textNodes(textOf(element))], paragraph);
  const own = ownBlock(element, context);
  if (own) return own;
  const kind = calloutKind(element);
  if (kind) return wrapped(calloutBlocks(element, place), (content) => nodes.callout.create({ kind }, content));
  if (isCodeArea(element)) return present(codeBlock(element));
  switch (element.tagName) {
    case 'ul':
    case 'ol':
      return present(list(element, (items) => blocks(items, { ...place, depth: depth + 1 })));
    case 'li':
      return present(
        list({ type: 'element', tagName: 'ul', properties: {}, children: [element] }, (items) => blocks(items, place)),
      );
    case 'blockquote':
      return wrapped(inside(), (content) => nodes.blockquote.create(null, content));
    case 'hr':
      return [nodes.horizontalRule.create()];
    case 'table': {
      const only = onlyCell(element);
      return only ? blocks(only.children, place) : present(table(element, context));
    }
    case 'summary':
    case 'dt':
      return inside(kinds.strong.create().addToSet(place.marks));
  }
  if (/^h[1-6]$/.test(element.tagName) || hasClass(element, /^MsoTitle$/)) return heading(element, place);
  if (hasClass(element, /^(?:code|codeContent|highlight(?:-source-.*)?)$/) && onlyPre(element))
    return present(codeBlock(onlyPre(element)!, element));
  // A wrapper that takes boldness away (Google) or gives it, for all that stands in it.
  const looks = looksOf(element);
  const isBold = looks.strong ?? (element.tagName === 'b' || element.tagName === 'strong' ? true : undefined);
  if (isBold === undefined) return inside();
  return inside(isBold ? kinds.strong.create().addToSet(place.marks) : kinds.strong.removeFromSet(place.marks));
}

const present = (node: Node | undefined): Node[] => (node ? [node] : []);
const wrapped = (content: Node[], make: (content: Node[]) => Node): Node[] =>
  content.length > 0 ? [make(content)] : [];
const textNodes = (text: string) => (text.trim() ? [documentSchema.text(text.replace(/\s+/g, ' '))] : []);

const onlyPre = (element: Element): Element | undefined => {
  const inner = element.children.filter((child): child is Element => child.type === 'element');
  const pre = inner.find(({ tagName }) => tagName === 'pre');
  return pre ?? (inner.length === 1 ? onlyPre(inner[0]!) : undefined);
};

function heading(element: Element, { context }: Place): Node[] {
  const level = Number(/^h(\d)/.exec(element.tagName)?.[1] ?? 1);
  const words = tidy(inline(element.children, [], context));
  const plain = words.map((node) => node.mark(kinds.strong.removeFromSet(node.marks)));
  return plain.length > 0 ? [nodes.heading.create({ level }, plain)] : [];
}

function calloutBlocks(element: Element, place: Place): Node[] {
  const children = element.children.filter((child) => child.type !== 'element' || !isCalloutTitle(child));
  return blocks(children, place);
}

/** What Debrief itself wrote: a live block stands once, sections give up their frame. */
function ownBlock(element: Element, context: PasteContext): Node[] | undefined {
  const name = attribute(element, 'data-block');
  if (element.tagName !== 'div' || !name || !/^[a-z][a-z-]*$/.test(name)) return undefined;
  if (name !== 'metric' && context.hasBlock(name)) return [];
  return [nodes.liveBlock.create({ name, ref: attribute(element, 'data-ref') ?? null })];
}
