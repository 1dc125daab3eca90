import { type DOMOutputSpec, DOMSerializer, Fragment, type Node } from 'prosemirror-model';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { inUtc } from '../../../ui/time-words.ts';
import { nodes } from '../kinds.ts';

const HOLE = 0;
const BLOCK_TITLES: Record<string, string> = { 'follow-ups': 'Follow-ups' };
const blockTitle = (name: string) =>
  BLOCK_TITLES[name] ?? (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ');

/** How each kind reads where nobody knows Debrief: times in UTC, evidence as a number, no ids. */
const readable = (origin: string): Record<string, (node: Node) => DOMOutputSpec> => ({
  section: () => ['div', HOLE],
  timestamp: (node) => ['time', { datetime: node.attrs.at }, inUtc(node.attrs.at as string)],
  mention: (node) => ['span', node.attrs.kind === 'person' ? `@${node.attrs.label}` : `${node.attrs.label}`],
  citation: (node) => ['sup', `[${node.attrs.number}]`],
  liveBlock: (node) => ['p', ['em', `[${blockTitle(node.attrs.name as string)}]`]],
  rawBlock: (node) => ['pre', node.attrs.source as string],
  rawInline: (node) => ['code', node.attrs.source as string],
  callout: (node) => ['blockquote', ['p', ['strong', blockTitle(node.attrs.kind as string)]], ['div', HOLE]],
  codeBlock: () => ['pre', ['code', HOLE]],
  listItem: (node) =>
    node.attrs.checked === null
      ? ['li', HOLE]
      : [
          'li',
          ['input', { type: 'checkbox', disabled: '', ...(node.attrs.checked ? { checked: '' } : {}) }],
          ['div', HOLE],
        ],
  image: (node) => ['img', { src: absolute(node.attrs.src as string, origin), alt: node.attrs.alt as string }],
});

const absolute = (address: string, origin: string) => (address.startsWith('/') ? origin + address : address);

/** What nobody has accepted yet is not copied out; what somebody wants to take away still is. */
export function withoutSuggestions(content: Fragment): Fragment {
  const kept: Node[] = [];
  content.forEach((node) => {
    if (node.marks.some(({ type }) => type.name === 'insertion')) return;
    const plain = node.mark(node.marks.filter(({ type }) => type.name !== 'deletion'));
    kept.push(node.isLeaf ? plain : plain.copy(withoutSuggestions(node.content)));
  });
  return Fragment.from(kept);
}

/** Blocks as HTML that any editor takes as rich text. */
export function richText(content: Fragment, page: Document): string {
  const origin = page.location?.origin ?? '';
  const looks = DOMSerializer.marksFromSchema(documentSchema);
  const serializer = new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(documentSchema), ...readable(origin) },
    {
      ...looks,
      link: (mark) => ['a', { href: absolute(mark.attrs.href as string, origin) }, HOLE],
    },
  );
  const box = page.createElement('div');
  box.append(serializer.serializeFragment(withoutSuggestions(content), { document: page }));
  return box.innerHTML;
}

/** Blocks of a slice without the frames of sections. */
export const blocksIn = (content: Fragment): Node[] =>
  content.content.flatMap((node) => (node.type === nodes.section ? [...node.content.content] : [node]));
