import type { Node } from 'prosemirror-model';
import { inlineHtml } from './inline-html.ts';
import type { Reading } from './reading.ts';

const columns = (first: Node): string =>
  first.children.some(({ attrs }) => attrs.colwidth)
    ? `<colgroup>${first.children.map(({ attrs }) => (attrs.colwidth ? `<col width="${Number(attrs.colwidth[0])}">` : '<col>')).join('')}</colgroup>`
    : '';

/** A table in normal form: a head if its first row is one, and a body if there is more. */
export const tableHtml = (table: Node, reading: Reading): string => {
  const [first, ...others] = table.children;
  const hasHead = first!.firstChild!.type.name === 'tableHeader';
  const dress = reading.tableClass?.(hasHead ? first!.children.map(({ textContent }) => textContent) : []);
  const rowHtml = (row: Node, tag: 'th' | 'td'): string => {
    const cells = row.children.map((cell, x) => {
      const align = cell.attrs.align ? ` align="${cell.attrs.align}"` : '';
      const look = tag === 'td' && dress ? reading.cellClass?.(dress, x, cell.textContent) : undefined;
      return `<${tag}${align}${look ? ` class="${look}"` : ''}>${inlineHtml(cell.firstChild!, reading)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  const body = (hasHead ? others : table.children).map((row) => rowHtml(row, 'td')).join('\n');
  const parts = [
    columns(first!),
    hasHead ? `<thead>${rowHtml(first!, 'th')}</thead>` : '',
    body ? `<tbody>\n${body}\n</tbody>` : '',
  ];
  const html = `<table${dress ? ` class="${dress}"` : ''}>${parts.join('')}</table>`;
  return dress ? `<div class="scroll">${html}</div>` : html;
};
