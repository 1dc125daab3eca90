import { directionOf } from '#shared/document/export/direction.ts';
import { evidenceHead } from '#shared/document/export/evidence-words.ts';
import type { Block, Cell, ExportDocument, Span } from '#shared/document/export/export-document.ts';
import type { Figure } from '#shared/document/figures/figure.ts';
import { columnShares } from '../column-shares.ts';
import type { Picture } from '../pictures/picture.ts';
import type { FontSet } from './fonts.ts';

type File = { path: string; bytes: Uint8Array };

/** Points: the width of the text on a page, and the tallest picture that leaves room for its words. */
const TEXT_WIDTH = 464;
const TALLEST = 560;
/** A picture of the screen at its natural size is 96 pixels to the inch. */
const POINTS_A_PIXEL = 0.75;
/** Longer stretches without a place to break would run out of their cell. */
const UNBROKEN = /[^\s\u200b]{34,}/g;
const EVERY = /.{12}(?=.)/gu;

/** What the page reads: the document with the paths of its drawings and pictures, and these as files. */
export function pageData(document: ExportDocument, pictures: readonly Picture[], fonts: FontSet) {
  const files: File[] = pictures.map(({ id, type, bytes }) => ({ path: pathOf(id, type), bytes }));
  const byId = new Map(pictures.map((picture) => [picture.id, picture]));
  const place = (figure: Figure) => {
    const path = `/figures/${files.length}.svg`;
    files.push({ path, bytes: Buffer.from(figure.svg) });
    return { words: figure.words, width: figure.width, path };
  };
  const span = (one: Span) => {
    if (one.kind === 'text') return { ...one, text: breakable(one.text) };
    if (one.kind !== 'picture') return one;
    const picture = byId.get(one.fileId);
    return picture
      ? { ...one, file: pathOf(picture.id, picture.type), width: widthOf(picture) }
      : { ...one, file: null };
  };
  const cell = (one: Cell) => ({ ...one, content: one.content.map(span) });
  const block = (one: Block): unknown => {
    switch (one.kind) {
      case 'paragraph':
      case 'heading':
        return { ...one, content: one.content.map(span) };
      case 'list':
        return { ...one, items: one.items.map((item) => ({ ...item, blocks: item.blocks.map(block) })) };
      case 'quote':
      case 'callout':
        return { ...one, blocks: one.blocks.map(block) };
      case 'table':
        return {
          ...one,
          head: one.head?.map(cell) ?? null,
          rows: one.rows.map((row) => row.map(cell)),
          columns: columnShares(one),
        };
      case 'figure':
        return { ...one, figure: place(one.figure) };
      case 'code':
        return {
          ...one,
          text: one.text.replace(UNBROKEN, (run) => (run.length > 80 ? run.replace(EVERY, '$&\u200b') : run)),
        };
      case 'rule':
        return one;
    }
  };
  const { title, word, reference, facts, authors, asOf } = document;
  const data = {
    title,
    titleDirection: directionOf(title),
    reference,
    kicker: [word, reference].filter(Boolean).join(' · '),
    footer: ['Internal', reference, asOf && `as of ${asOf}`].filter(Boolean).join(' · '),
    facts,
    authors,
    keywords: [word, ...(reference ? [reference] : [])],
    changed: dateParts(document.changedAt),
    fonts: fonts.names,
    codeFonts: fonts.codeNames,
    strip: document.strip && place(document.strip),
    sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map(block) })),
    openQuestions: document.openQuestions.map(breakable),
    evidence: document.evidence.map((one) => ({ ...one, head: evidenceHead(one), quote: breakable(one.quote) })),
  };
  return { data, files };
}

const pathOf = (id: string, type: Picture['type']): string => `/pictures/${id}.${type}`;

const breakable = (text: string): string => text.replace(UNBROKEN, (run) => run.replace(EVERY, '$&\u200b'));

function widthOf({ width, height }: Picture): number {
  const natural = Math.min(width * POINTS_A_PIXEL, TEXT_WIDTH);
  return Math.min(natural, (TALLEST * width) / height);
}

function dateParts(at: string | null) {
  if (at === null) return null;
  const date = new Date(at);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
