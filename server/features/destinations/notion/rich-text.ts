import type { Span, TextSpan } from '#shared/document/export/export-document.ts';

/** Notion's limits: characters of one piece of text, of an address, and pieces in one block. */
const LONGEST = 2000;
const LONGEST_LINK = 2000;
const MOST_PIECES = 100;

export type RichText = {
  type: 'text';
  text: { content: string; link: { url: string } | null };
  annotations?: { bold?: boolean; italic?: boolean; strikethrough?: boolean; code?: boolean };
};

/** What stands in one block, cut into as many blocks' worth as it needs; never empty. */
export function richTexts(content: readonly Span[]): RichText[][] {
  const pieces = content.flatMap(piecesOf);
  const groups: RichText[][] = [];
  for (let at = 0; at < pieces.length; at += MOST_PIECES) groups.push(pieces.slice(at, at + MOST_PIECES));
  return groups.length > 0 ? groups : [[]];
}

/** The same where only one block can stand, as in a cell: what is beyond its limit is said to be missing. */
export function oneRichText(content: readonly Span[]): RichText[] {
  const pieces = content.flatMap(piecesOf);
  return pieces.length <= MOST_PIECES ? pieces : [...pieces.slice(0, MOST_PIECES - 1), piece(' … (shortened)')];
}

export const plainText = (text: string): RichText[] =>
  cut(text)
    .slice(0, MOST_PIECES)
    .map((part) => piece(part));

function piecesOf(span: Span): RichText[] {
  switch (span.kind) {
    case 'text':
      return cut(span.text).map((part) => piece(part, span));
    case 'break':
      return [piece('\n')];
    case 'citation':
      return [piece(`[${span.number}]`)];
    case 'picture':
      return cut(`[${span.words}]`).map((part) => piece(part, { emphasis: true }));
  }
}

function piece(content: string, { strong, emphasis, strike, code, link }: Partial<TextSpan> = {}): RichText {
  const annotations = {
    ...(strong && { bold: true }),
    ...(emphasis && { italic: true }),
    ...(strike && { strikethrough: true }),
    ...(code && { code: true }),
  };
  return {
    type: 'text',
    text: { content, link: link && link.length <= LONGEST_LINK ? { url: link } : null },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

/** Counted as Notion counts, in UTF-16 units, and no character is cut in two. */
export function cut(text: string, longest = LONGEST): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + longest);
    const unit = text.charCodeAt(end - 1);
    if (end < text.length && unit >= 0xd800 && unit <= 0xdbff) end -= 1;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
