import { HTML_STYLE } from '../document/html-style.ts';
import { localTime } from '../drafting/local-time.ts';

const FORMATS = { pdf: 'PDF', docx: 'Word', md: 'Markdown', html: 'HTML', json: 'JSON', confluence: 'Confluence' };
const UNLISTED = '<meta name="robots" content="noindex, nofollow">';

type SharedPage = {
  publishedAt: string;
  timeZone: string;
  /** Search engines may list it. */
  isListed?: boolean;
  /** Where its files are, by format; without it the page's own address answers them. */
  files?: Partial<Record<string, string>>;
};

/** The page of a publication (from `renderHtml`) for whoever comes by a link: with its date, and as which files it can be taken along. */
export function sharedPage(html: string, { publishedAt, timeZone, isListed, files: beside }: SharedPage): string {
  const day = localTime(timeZone, undefined).date(Date.parse(publishedAt));
  const files = Object.entries(FORMATS).flatMap(([format, name]) => {
    const address = beside ? beside[format] : `?format=${format}`;
    return address ? [`<a href="${address}">${name}</a>`] : [];
  });
  const foot = `<footer><p>Published ${day}.</p><nav aria-label="Take it along">Take it along: ${files.join(', ')}</nav></footer>`;
  // What people wrote is escaped: these stand in the page once each.
  return html
    .replace('</title>', () => (isListed ? '</title>' : `</title>\n${UNLISTED}`))
    .replace(/<\/main>(?![\s\S]*<\/main>)/, () => `${foot}\n</main>`);
}

/** The one answer to every link that leads nowhere. */
export function nowherePage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>This link leads nowhere</title>
${UNLISTED}
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1>This link leads nowhere</h1>
<p>It may have ended, it may have been taken back, or a part of the address is missing. Ask whoever sent it to you for a new one.</p>
</main>
</body>
</html>
`;
}
