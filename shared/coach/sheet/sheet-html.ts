import { escapeHtml } from '../../document/html/escape-html.ts';
import { headingIds } from '../../document/html/reading.ts';
import { HTML_STYLE } from '../../document/html-style.ts';
import { momentIn, readingHtml } from '../../document/section-html.ts';

/** Boxes are ticked with a pen, and a part stays on one page where it fits. */
const PAPER =
  'h1{margin-bottom:16px}h2{margin-top:26px}li{break-inside:avoid}li>ul{margin-top:4px}@media print{h1{font-size:16pt}h2{font-size:12pt;margin-top:14pt}}';

/**
 * The facilitator's sheet as one self-contained HTML page: styles inside, no script, no outside request, ready to print.
 * Whatever people wrote is sanitised.
 */
export function sheetHtml(markdown: string, { title, timeZone }: { title: string; timeZone: string }): string {
  const body = readingHtml(markdown, {
    place: 'file',
    citation: () => undefined,
    moment: momentIn(timeZone),
    headingId: headingIds('sheet'),
  });
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
${body}
</main>
</body>
</html>
`;
}
