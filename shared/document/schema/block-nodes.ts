import type { DOMOutputSpec, NodeSpec } from 'prosemirror-model';

export const CALLOUT_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type CalloutKind = (typeof CALLOUT_KINDS)[number];

const HOLE = 0;
const asBoolean = (value: string | null): boolean | null => (value === null ? null : value === 'true');

/** Blocks of prose. `checked` null is an ordinary item; a list may mix both, as in GitHub's Markdown. */
export const BLOCK_NODES: Record<string, NodeSpec> = {
  paragraph: {
    group: 'block',
    content: 'inline*',
    toDOM: (): DOMOutputSpec => ['p', HOLE],
    parseDOM: [{ tag: 'p' }],
  },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { level: { default: 3, validate: 'number' } },
    toDOM: (node): DOMOutputSpec => [`h${node.attrs.level}`, HOLE],
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  },
  bulletList: {
    group: 'block',
    content: 'listItem+',
    attrs: { tight: { default: true, validate: 'boolean' } },
    toDOM: (): DOMOutputSpec => ['ul', HOLE],
    parseDOM: [{ tag: 'ul' }],
  },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: { start: { default: 1, validate: 'number' }, tight: { default: true, validate: 'boolean' } },
    toDOM: (node): DOMOutputSpec => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, HOLE],
    parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ start: Number(dom.getAttribute('start') ?? 1) || 0 }) }],
  },
  listItem: {
    content: 'block+',
    defining: true,
    attrs: { checked: { default: null, validate: 'boolean|null' } },
    toDOM: (node): DOMOutputSpec => [
      'li',
      node.attrs.checked === null ? {} : { 'data-checked': String(node.attrs.checked) },
      HOLE,
    ],
    parseDOM: [{ tag: 'li', getAttrs: (dom) => ({ checked: asBoolean(dom.getAttribute('data-checked')) }) }],
  },
  blockquote: {
    group: 'block',
    content: 'block+',
    defining: true,
    toDOM: (): DOMOutputSpec => ['blockquote', HOLE],
    parseDOM: [{ tag: 'blockquote' }],
  },
  callout: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { kind: { default: 'note', validate: 'string' } },
    toDOM: (node): DOMOutputSpec => ['aside', { 'data-callout': node.attrs.kind }, HOLE],
    parseDOM: [
      { tag: 'aside[data-callout]', getAttrs: (dom) => ({ kind: dom.getAttribute('data-callout') ?? 'note' }) },
    ],
  },
  codeBlock: {
    group: 'block',
    content: 'text*',
    marks: '',
    code: true,
    defining: true,
    attrs: { language: { default: null, validate: 'string|null' }, meta: { default: null, validate: 'string|null' } },
    toDOM: (node): DOMOutputSpec => [
      'pre',
      node.attrs.language ? { 'data-language': node.attrs.language } : {},
      ['code', HOLE],
    ],
    parseDOM: [
      {
        tag: 'pre',
        preserveWhitespace: 'full',
        getAttrs: (dom) => ({ language: dom.getAttribute('data-language') }),
      },
    ],
  },
  horizontalRule: {
    group: 'block',
    toDOM: (): DOMOutputSpec => ['hr'],
    parseDOM: [{ tag: 'hr' }],
  },
  /**
   * Rows of the database, shown and edited in the text; directly in a section, since its generated Markdown cannot stand in
   * a list or a quote. `ref` names one row where a block is about one (a metric image).
   */
  liveBlock: {
    group: 'liveBlock',
    atom: true,
    isolating: true,
    draggable: true,
    attrs: { name: { validate: 'string' }, ref: { default: null, validate: 'string|null' } },
    toDOM: (node): DOMOutputSpec => [
      'div',
      { 'data-block': node.attrs.name, ...(node.attrs.ref ? { 'data-ref': node.attrs.ref } : {}) },
    ],
    parseDOM: [
      {
        tag: 'div[data-block]',
        getAttrs: (dom) => ({ name: dom.getAttribute('data-block') ?? '', ref: dom.getAttribute('data-ref') }),
      },
    ],
  },
  /** Markdown that has no form of its own here (HTML, a definition): kept to the letter, shown as source. */
  rawBlock: {
    group: 'block',
    atom: true,
    attrs: { source: { validate: 'string' } },
    toDOM: (node): DOMOutputSpec => ['pre', { 'data-raw': node.attrs.source }, node.attrs.source],
    parseDOM: [
      { tag: 'pre[data-raw]', priority: 60, getAttrs: (dom) => ({ source: dom.getAttribute('data-raw') ?? '' }) },
    ],
  },
};
