import type { DOMOutputSpec, NodeSpec } from 'prosemirror-model';

export const MENTION_KINDS = ['person', 'service', 'incident', 'post-mortem'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** What stands within a line. */
export const INLINE_NODES: Record<string, NodeSpec> = {
  text: { group: 'inline' },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    toDOM: (): DOMOutputSpec => ['br'],
    parseDOM: [{ tag: 'br' }],
  },
  /** `src` is the address of a stored file (`/api/v1/files/ID`) or, from an import, an address outside, which is not loaded. */
  image: {
    group: 'inline',
    inline: true,
    draggable: true,
    attrs: {
      src: { validate: 'string' },
      alt: { default: '', validate: 'string' },
      title: { default: null, validate: 'string|null' },
    },
    toDOM: (node): DOMOutputSpec => ['img', { src: node.attrs.src, alt: node.attrs.alt, title: node.attrs.title }],
    parseDOM: [
      {
        tag: 'img[src]',
        getAttrs: (dom) => ({
          src: dom.getAttribute('src') ?? '',
          alt: dom.getAttribute('alt') ?? '',
          title: dom.getAttribute('title'),
        }),
      },
    ],
  },
  /** `[^3]`: the event with that number in this document proves what stands before it. */
  citation: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { number: { validate: 'number' } },
    toDOM: (node): DOMOutputSpec => ['sup', { 'data-citation': String(node.attrs.number) }, String(node.attrs.number)],
    parseDOM: [
      {
        tag: 'sup[data-citation]',
        getAttrs: (dom) => ({ number: Number(dom.getAttribute('data-citation')) || 0 }),
      },
    ],
  },
  /** Somebody or something that Debrief knows; `label` is how it was called when it was written. */
  mention: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { kind: { validate: 'string' }, id: { validate: 'string' }, label: { validate: 'string' } },
    toDOM: (node): DOMOutputSpec => [
      'span',
      { 'data-mention': node.attrs.kind, 'data-id': node.attrs.id },
      node.attrs.label,
    ],
    parseDOM: [
      {
        tag: 'span[data-mention]',
        getAttrs: (dom) => ({
          kind: dom.getAttribute('data-mention') ?? '',
          id: dom.getAttribute('data-id') ?? '',
          label: dom.textContent ?? '',
        }),
      },
    ],
  },
  /** A moment, ISO 8601 in UTC; shown in the zone of whoever reads. */
  timestamp: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { at: { validate: 'string' } },
    toDOM: (node): DOMOutputSpec => ['time', { datetime: node.attrs.at }, node.attrs.at],
    parseDOM: [{ tag: 'time[datetime]', getAttrs: (dom) => ({ at: dom.getAttribute('datetime') ?? '' }) }],
  },
  /** Markdown within a line that has no form here (HTML): kept to the letter. */
  rawInline: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { source: { validate: 'string' } },
    toDOM: (node): DOMOutputSpec => ['code', { 'data-raw': node.attrs.source }, node.attrs.source],
    parseDOM: [
      { tag: 'code[data-raw]', priority: 60, getAttrs: (dom) => ({ source: dom.getAttribute('data-raw') ?? '' }) },
    ],
  },
};
