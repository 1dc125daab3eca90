import type { Node } from 'prosemirror-model';
import { blocksHtml } from '../../document/html/block-html.ts';
import { escapeHtml } from '../../document/html/escape-html.ts';
import { headingIds, type Reading } from '../../document/html/reading.ts';
import { HTML_STYLE } from '../../document/html-style.ts';
import { readSection } from '../../document/markdown/index.ts';
import { momentIn } from '../../document/section-html.ts';

/** Boxes are ticked with a pen, and a heading stays with what follows it. */
const PAPER =
  'h1{margin-bottom:16px}h2{margin-top:26px}@media print{h1{font-size:16pt}h2{font-size:12pt;margin-top:14pt}}';

/**
 * The facilitator's sheet as one self-contained HTML page: styles inside, no script, no outside request, ready to print.
 * Whatever people wrote is sanitised.
 */
export function sheetHtml(markdown: string, { title, timeZone }: { title: string; timeZone: string }): string {
  const reading: Reading = {
    place: 'file',
    citation: () => undefined,
    moment: momentIn(timeZone),
    headingId: headingIds('sheet'),
    tableClass: () => 'wide',
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}${PAPER}</style>
</head>
<body>
<main>
${readSection(markdown)
  .map((node) => partHtml(node, reading))
  .join('\n')}
</main>
</body>
</html>
`;
}

/** In a document the first two levels belong to its own title and sections; here they are the sheet's. */
function partHtml(node: Node, reading: Reading): string {
  const level = node.type.name === 'heading' ? Number(node.attrs.level) : 0;
  if (level !== 1 && level !== 2) return blocksHtml([node], reading);
  return `<h${level} id="${reading.headingId(node.textContent)}" dir="auto">${escapeHtml(node.textContent)}</h${level}>`;
}
