const COLUMNS = /^<!-- columns: ((?:\d{1,4}|auto)(?:,(?:\d{1,4}|auto))*) -->$/;

/** Widths in px of a table's columns from the comment before it; null is a column nobody has set. */
export const readColumns = (html: string): (number | null)[] | undefined =>
  COLUMNS.exec(html.trim())?.[1]
    ?.split(',')
    .map((width) => Number.parseInt(width, 10) || null);

export const writeColumns = (widths: readonly (number | null)[]): string =>
  `<!-- columns: ${widths.map((width) => width ?? 'auto').join(',')} -->`;
