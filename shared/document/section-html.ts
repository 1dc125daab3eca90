import { localTime } from '../drafting/local-time.ts';
import { unmarkBlocks } from './blocks.ts';
import { blocksHtml } from './html/block-html.ts';
import { headingIds, type Reading } from './html/reading.ts';
import { remembered } from './html/remembered.ts';
import { readSection } from './markdown/index.ts';

/** `key` is the section's, and begins the ids of headings in it; moments are said in `timeZone`, in UTC without one. */
export type SectionHtmlOptions = { key?: string; timeZone?: string };

/** The words of a moment in one zone: "14:05", with the day where a text has no day of its own to go by. */
export const momentIn = (timeZone: string | undefined): ((at: string) => string) => {
  const local = localTime(timeZone ?? 'UTC', undefined);
  const zone = timeZone === undefined || timeZone === 'UTC' ? ' UTC' : '';
  return (at) => (Number.isNaN(Date.parse(at)) ? at : `${local.clock(Date.parse(at))}${zone}`);
};

/**
 * The blocks of a section with the generated content of its live blocks. Parsing is nearly all of the work, and a section is read
 * far more often than it is written: some hundred of them are kept.
 */
export const readShown = remembered((markdown) => readSection(unmarkBlocks(markdown)), 1_000_000);

/** The HTML of a section's Markdown with the generated content of its blocks, shown the way `reading` says. */
export const readingHtml = (markdown: string, reading: Reading): string => blocksHtml(readShown(markdown), reading);

/**
 * One section as HTML for a page that shows evidence itself. `citations` lists the numbers that exist: `[^3]` becomes
 * `<sup><a data-citation="3">`, a number that does not exist stays as text. Raw HTML is dropped; links go to http, https,
 * mailto and the installation's own files; pictures from elsewhere become links, so that opening a document asks nobody else.
 */
export const sectionHtml = (
  markdown: string,
  citations: readonly { number: number }[],
  { key, timeZone }: SectionHtmlOptions = {},
): string => {
  const known = new Set(citations.map(({ number }) => number));
  return readingHtml(markdown, {
    place: 'page',
    citation: (number) =>
      known.has(number)
        ? `<sup><a data-citation="${number}" href="#citation-${number}" aria-label="Evidence ${number}">${number}</a></sup>`
        : undefined,
    moment: momentIn(timeZone),
    headingId: headingIds(key),
  });
};
