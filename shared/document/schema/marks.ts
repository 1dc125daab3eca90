import type { DOMOutputSpec, MarkSpec } from 'prosemirror-model';

const HOLE = 0;

const suggestion = (tag: 'ins' | 'del'): MarkSpec => ({
  inclusive: false,
  // Overlapping: in Yjs each suggestion then has an attribute of its own, and its end is not another's.
  excludes: '',
  attrs: { id: { validate: 'string' } },
  toDOM: (mark): DOMOutputSpec => [tag, { 'data-suggestion': mark.attrs.id }, HOLE],
  parseDOM: [
    { tag: `${tag}[data-suggestion]`, getAttrs: (dom) => ({ id: dom.getAttribute('data-suggestion') ?? '' }) },
  ],
});

/**
 * Looks of text, and the two marks of a suggestion that nobody has decided on yet. Words may carry both: one suggests them,
 * another suggests to leave them out, perhaps at the same moment.
 */
export const MARKS: Record<string, MarkSpec> = {
  link: {
    inclusive: false,
    attrs: { href: { validate: 'string' }, title: { default: null, validate: 'string|null' } },
    toDOM: (mark): DOMOutputSpec => ['a', { href: mark.attrs.href, title: mark.attrs.title, rel: 'noreferrer' }, HOLE],
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (dom) => ({ href: dom.getAttribute('href') ?? '', title: dom.getAttribute('title') }),
      },
    ],
  },
  emphasis: { toDOM: (): DOMOutputSpec => ['em', HOLE], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  strong: { toDOM: (): DOMOutputSpec => ['strong', HOLE], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  strike: {
    toDOM: (): DOMOutputSpec => ['s', HOLE],
    parseDOM: [{ tag: 's' }, { tag: 'strike' }, { tag: 'del:not([data-suggestion])' }],
  },
  code: { code: true, toDOM: (): DOMOutputSpec => ['code', HOLE], parseDOM: [{ tag: 'code' }] },
  insertion: suggestion('ins'),
  deletion: suggestion('del'),
};
