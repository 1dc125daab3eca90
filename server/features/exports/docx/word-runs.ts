import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  InternalHyperlink,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { xmlCharacters } from '#shared/document/escape-xml.ts';
import type { Direction, Span, TextSpan } from '#shared/document/export/export-document.ts';
import type { Figure } from '#shared/document/figures/figure.ts';
import type { Picture } from '../pictures/picture.ts';
import { ACCENT, TEXT_WIDTH } from './word-styles.ts';

/** What a document's runs refer to: notes by the number of the citation, pictures by id, drawings with their raster. */
export type WordParts = {
  /** The number that Word gives the note of a citation: notes are counted as they come. */
  noteOf: ReadonlyMap<number, number>;
  pictures: ReadonlyMap<string, Picture>;
  rasters: ReadonlyMap<Figure, Uint8Array>;
  /** Numbers that ordered lists begin with, and how many lists there were. */
  lists: { starts: Set<number>; count: number };
};

/** What words in one place have in common. */
export type Voice = { color?: string; bold?: boolean };

/** Pixels, as Word counts them: 96 to the inch, of 1440 twips. */
const WIDEST = Math.floor(TEXT_WIDTH / 15);
const TALLEST = 800;

export function wordRuns(
  content: readonly Span[],
  direction: Direction,
  parts: WordParts,
  voice: Voice = {},
): ParagraphChild[] {
  return content.flatMap((span) => run(span, direction, parts, voice));
}

function run(span: Span, direction: Direction, parts: WordParts, voice: Voice): ParagraphChild[] {
  switch (span.kind) {
    case 'text':
      return [textRun(span, direction, voice)];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'citation':
      return noteMark(span, parts);
    case 'picture': {
      const picture = parts.pictures.get(span.fileId);
      return [picture ? pictureRun(picture, span.words) : new TextRun({ text: `[${span.words}]`, italics: true })];
    }
  }
}

function textRun(
  { text, strong, emphasis, strike, code, link }: TextSpan,
  direction: Direction,
  voice: Voice,
): ParagraphChild {
  const words = new TextRun({
    text: xmlCharacters(text),
    ...voice,
    ...(strong && { bold: true }),
    ...(emphasis && { italics: true }),
    ...(strike && { strike: true }),
    ...(code && { style: 'CodeWords' }),
    ...(link && !code && { style: 'Hyperlink' }),
    ...(direction === 'rtl' && { rightToLeft: true }),
  });
  return link ? new ExternalHyperlink({ link, children: [words] }) : words;
}

/** The note itself where it is first cited; after that its number, which leads back there. */
function noteMark(
  { number, isFirst, isNext }: Extract<Span, { kind: 'citation' }>,
  { noteOf }: WordParts,
): ParagraphChild[] {
  const note = noteOf.get(number);
  if (note === undefined) return [];
  const anchor = `cited_${note}`;
  const between = isNext ? [raised(', ')] : [];
  if (isFirst) return [...between, new Bookmark({ id: anchor, children: [new FootnoteReferenceRun(note)] })];
  return [...between, new InternalHyperlink({ anchor, children: [raised(String(note))] })];
}

const raised = (text: string): TextRun => new TextRun({ text, superScript: true, color: ACCENT });

function pictureRun({ type, bytes, width, height }: Picture, words: string): ParagraphChild {
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return new ImageRun({
    type,
    data: bytes,
    transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) },
    altText: { name: xmlCharacters(words), description: xmlCharacters(words) },
  });
}

/** A drawing: SVG for readers that can, and the same as a picture for those that cannot. */
export function figureRun(figure: Figure, name: string, { rasters }: WordParts): ParagraphChild {
  const scale = Math.min(1, WIDEST / figure.width);
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(figure.svg),
    fallback: { type: 'png', data: rasters.get(figure)! },
    transformation: { width: Math.round(figure.width * scale), height: Math.round(figure.height * scale) },
    altText: { name, description: xmlCharacters(figure.words) },
  });
}
