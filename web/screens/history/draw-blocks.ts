import { DOMSerializer, type Node } from 'prosemirror-model';
import type { DiffBlock } from '#shared/document/diff/diff-documents.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { dayAndClock } from '../../ui/time-words.ts';

const BLOCKS: Record<string, string> = {
  timeline: 'Timeline',
  'key-information': 'Key information',
  'contributing-factors': 'Contributing factors',
  mitigators: 'Mitigators',
  risks: 'Risks',
  'follow-ups': 'Follow-ups',
  people: 'People',
  'similar-incidents': 'Similar incidents',
  metric: 'Metric',
};

/** The blocks of a comparison as elements, by the schema's own forms; what changed bears `diff-change`. */
export function drawBlocks(blocks: readonly DiffBlock[], zone: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of blocks) fragment.append(draw(block, zone));
  return fragment;
}

const serializer = DOMSerializer.fromSchema(documentSchema);

function draw(block: DiffBlock, zone: string): HTMLElement {
  const { dom, contentDOM } = shell(block.node);
  if (block.children) contentDOM.append(...block.children.map((child) => draw(child, zone)));
  else if (block.content) contentDOM.append(serializer.serializeFragment(block.content));
  if (block.change !== 'same' && !block.children) dom.classList.add('diff-change');
  // Without text of its own, only its frame can say that it came or went.
  if (!block.content && !block.children && block.change !== 'same') dom.classList.add(`is-${block.change}`);
  for (const time of dom.querySelectorAll('time')) time.textContent = dayAndClock(time.dateTime, zone);
  // A version is looked at, not used: a link in it is words, and a picture that was removed since is its description.
  for (const link of dom.querySelectorAll('a')) link.removeAttribute('href');
  return dom;
}

function shell(node: Node): { dom: HTMLElement; contentDOM: HTMLElement } {
  if (node.type.name === 'liveBlock') {
    const dom = document.createElement('div');
    dom.className = 'diff-live';
    dom.textContent = BLOCKS[node.attrs.name as string] ?? String(node.attrs.name);
    return { dom, contentDOM: dom };
  }
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node));
  return { dom: dom as HTMLElement, contentDOM: (contentDOM ?? dom) as HTMLElement };
}
