import type { Attrs, DOMOutputSpec, NodeSpec } from 'prosemirror-model';

const HOLE = 0;
const CELL_ATTRS = {
  colspan: { default: 1, validate: 'number' },
  rowspan: { default: 1, validate: 'number' },
  /** Widths of its columns in px, null while nobody has set them. */
  colwidth: { default: null },
  align: { default: null, validate: 'string|null' },
};

const cellDom = (tag: string, attrs: Attrs): DOMOutputSpec => [
  tag,
  {
    ...(attrs.colspan === 1 ? {} : { colspan: attrs.colspan }),
    ...(attrs.rowspan === 1 ? {} : { rowspan: attrs.rowspan }),
    ...(attrs.colwidth ? { 'data-colwidth': attrs.colwidth.join(',') } : {}),
    ...(attrs.align ? { align: attrs.align } : {}),
  },
  HOLE,
];

const cellAttrs = (dom: { getAttribute: (name: string) => string | null }): Attrs => {
  const colspan = Number(dom.getAttribute('colspan') ?? 1) || 1;
  const widths = dom.getAttribute('data-colwidth');
  const colwidth = widths && /^\d+(,\d+)*$/.test(widths) ? widths.split(',').map(Number) : null;
  const align = dom.getAttribute('align');
  return {
    colspan,
    rowspan: Number(dom.getAttribute('rowspan') ?? 1) || 1,
    colwidth: colwidth?.length === colspan ? colwidth : null,
    align: align === 'left' || align === 'center' || align === 'right' ? align : null,
  };
};

/** Tables as prosemirror-tables wants them (`tableRole`). A cell holds one paragraph, as Markdown can say no more. */
export const TABLE_NODES: Record<string, NodeSpec> = {
  table: {
    group: 'block',
    content: 'tableRow+',
    tableRole: 'table',
    isolating: true,
    toDOM: (): DOMOutputSpec => ['table', ['tbody', HOLE]],
    parseDOM: [{ tag: 'table' }],
  },
  tableRow: {
    content: '(tableCell | tableHeader)+',
    tableRole: 'row',
    toDOM: (): DOMOutputSpec => ['tr', HOLE],
    parseDOM: [{ tag: 'tr' }],
  },
  tableCell: {
    content: 'paragraph',
    attrs: CELL_ATTRS,
    tableRole: 'cell',
    isolating: true,
    toDOM: (node): DOMOutputSpec => cellDom('td', node.attrs),
    parseDOM: [{ tag: 'td', getAttrs: cellAttrs }],
  },
  tableHeader: {
    content: 'paragraph',
    attrs: CELL_ATTRS,
    tableRole: 'header_cell',
    isolating: true,
    toDOM: (node): DOMOutputSpec => cellDom('th', node.attrs),
    parseDOM: [{ tag: 'th', getAttrs: cellAttrs }],
  },
};
