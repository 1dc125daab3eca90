import type { DOMOutputSpec, NodeSpec } from 'prosemirror-model';
import { BLOCK_NODES } from './block-nodes.ts';
import { INLINE_NODES } from './inline-nodes.ts';
import { TABLE_NODES } from './table-nodes.ts';

const HOLE = 0;

/**
 * A document is its template's sections, in order. Their titles and guidance belong to the template and are shown around
 * them: what people write can neither rename nor remove a section.
 */
export const NODES: Record<string, NodeSpec> = {
  doc: { content: 'section+' },
  section: {
    content: '(block | liveBlock)+',
    // An empty key is of no template: only the editor's own filling of a broken document makes one.
    attrs: { key: { default: '', validate: 'string' } },
    defining: true,
    isolating: true,
    selectable: false,
    toDOM: (node): DOMOutputSpec => ['section', { 'data-section': node.attrs.key }, HOLE],
    parseDOM: [{ tag: 'section[data-section]', getAttrs: (dom) => ({ key: dom.getAttribute('data-section') ?? '' }) }],
  },
  ...BLOCK_NODES,
  ...TABLE_NODES,
  ...INLINE_NODES,
};
