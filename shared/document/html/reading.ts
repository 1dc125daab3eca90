import { escapeHtml } from './escape-html.ts';

/**
 * How a section is shown. `page` is the app, where files of the installation are shown and incidents are links; `file` is an
 * export, which makes no request and links only to what is outside.
 */
export type Reading = {
  place: 'page' | 'file';
  /** HTML of the mark for a citation, or undefined where no such number exists. */
  citation: (number: number) => string | undefined;
  /** "14:05" or "4 March, 14:05" with its zone: the words of a moment (ISO 8601, UTC) where no script shows the reader's own. */
  moment: (at: string) => string;
  /** A unique id for a heading with these words. */
  headingId: (words: string) => string;
  /** How a table is dressed: a class of its own, and one for each cell. */
  tableClass?: (head: string[]) => string | undefined;
  cellClass?: (table: string | undefined, column: number, words: string) => string | undefined;
};

/** Ids made of the words of headings, counted up where two say the same; `key` is the section's. */
export const headingIds = (key: string | undefined): ((words: string) => string) => {
  const used = new Map<string, number>();
  return (words) => {
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '');
    const base = `${key ?? 'part'}-${slug || 'heading'}`;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    return escapeHtml(count === 1 ? base : `${base}-${count}`);
  };
};
