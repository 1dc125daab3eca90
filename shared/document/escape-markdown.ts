/**
 * Plain text as Markdown that shows exactly that text, for a place that does not begin a block (inside a sentence, a table
 * cell): no emphasis, link or HTML comes of it. A tag's opening bracket becomes an entity, which is inert even where raw
 * HTML passes through; other signs are escaped by a backslash, and only where they would act, so that the source stays
 * readable.
 */
export const escapeInline = (text: string): string =>
  text
    .replace(/[\\`*[\]|~]/g, '\\$&')
    .replace(/(?<![\p{L}\d])_|_(?![\p{L}\d])/gu, '\\_')
    .replace(/&(?=#|[A-Za-z])/g, '&amp;')
    .replace(/<(?=[A-Za-z/!?])/g, '&lt;');

/** The same for text that begins a paragraph, a list item or a heading: it becomes no heading, list, quote or rule either. */
export const escapeMarkdown = (text: string): string =>
  escapeInline(text).replace(/^(\s*)([#+>=-]|\d+(?=[.)]))/, (_, space: string, sign: string) =>
    /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );
