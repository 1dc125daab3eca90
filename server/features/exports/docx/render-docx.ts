import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IPropertiesOptions,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { xmlCharacters } from '#shared/document/escape-xml.ts';
import { directionOf } from '#shared/document/export/direction.ts';
import { evidenceHead } from '#shared/document/export/evidence-words.ts';
import type { Cell, Evidence, ExportDocument, ExportSection } from '#shared/document/export/export-document.ts';
import type { Figure } from '#shared/document/figures/figure.ts';
import type { Picture } from '../pictures/picture.ts';
import { citationOrder } from './citation-order.ts';
import { rasterOf } from './figure-raster.ts';
import { type WordBlock, wordBlocks } from './word-blocks.ts';
import { figureRun, type WordParts, wordRuns } from './word-runs.ts';
import { FAINT, PAGE, TEXT_WIDTH, WORD_STYLES, wordNumbering } from './word-styles.ts';
import { wordTable } from './word-table.ts';

/**
 * Page numbers in the contents are worked out by laying out every page, which takes most of the time: about a second for the twenty
 * pages of this many characters. For what is longer, and where it fails, Word offers to fill them in when it opens the file.
 */
const LAID_OUT = 200_000;

/** The document for Word: its styles, a contents field, evidence as notes at the foot of the page, drawings as SVG and PNG. */
export async function renderDocx(document: ExportDocument, pictures: readonly Picture[]): Promise<Uint8Array> {
  const parts = await partsOf(document, pictures);
  const contents = sizeOf(document) <= LAID_OUT ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {};
  try {
    return await Packer.toBuffer(fileOf(document, parts, contents));
  } catch (error) {
    if (!contents.pageNumbers) throw error;
    return Packer.toBuffer(fileOf(document, parts, {}));
  }
}

const sizeOf = ({ sections }: ExportDocument): number => JSON.stringify(sections).length;

function fileOf(
  document: ExportDocument,
  parts: WordParts,
  contents: Pick<IPropertiesOptions, 'pageNumbers'>,
): Document {
  const body = [
    ...cover(document, parts),
    ...document.sections.flatMap((one) => section(one, parts)),
    ...questions(document),
  ];
  return new Document({
    title: xmlCharacters(document.title),
    creator: xmlCharacters(document.authors.join(', ') || 'Debrief'),
    lastModifiedBy: 'Debrief',
    keywords: [document.word, document.reference].filter(Boolean).join(', '),
    styles: WORD_STYLES,
    numbering: wordNumbering(parts.lists.starts),
    footnotes: footnotes(document.evidence, parts),
    ...contents,
    sections: [
      {
        properties: { titlePage: true, page: PAGE },
        headers: { default: header(document), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: footer(document), first: footer(document) },
        children: body,
      },
    ],
  });
}

async function partsOf(document: ExportDocument, pictures: readonly Picture[]): Promise<WordParts> {
  const rasters = new Map<Figure, Uint8Array>();
  for (const figure of figuresIn(document)) rasters.set(figure, await rasterOf(figure));
  return {
    noteOf: new Map(citationOrder(document).map((number, index) => [number, index + 1])),
    pictures: new Map(pictures.map((picture) => [picture.id, picture])),
    rasters,
    lists: { starts: new Set(), count: 0 },
  };
}

/** Drawings stand in the text itself, never within a list or a frame. */
function figuresIn({ strip, sections }: ExportDocument): Figure[] {
  const drawn = sections.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'figure' ? [one.figure] : [])));
  return strip ? [strip, ...drawn] : drawn;
}

function cover(document: ExportDocument, parts: WordParts): (WordBlock | TableOfContents)[] {
  const { title, word, reference, facts, strip } = document;
  const direction = directionOf(title);
  const plain = (text: string): Cell => ({
    content: [{ kind: 'text', text }],
    align: null,
    direction: directionOf(text),
  });
  const rows = facts.map(({ label, value }) => [plain(label), plain(value)]);
  return [
    new Paragraph({ style: 'Kicker', text: [word, reference].filter(Boolean).join(' · ') }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      bidirectional: direction === 'rtl',
      children: wordRuns([{ kind: 'text', text: title }], direction, parts),
    }),
    ...wordTable({ kind: 'table', look: 'facts', head: null, rows, tones: null }, parts, TEXT_WIDTH),
    ...(strip ? [new Paragraph({ children: [figureRun(strip, 'Timeline', parts)] })] : []),
    new Paragraph({ style: 'ContentsTitle', text: 'Contents' }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-1' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function section({ title, note, blocks }: ExportSection, parts: WordParts): WordBlock[] {
  const nothing = new Paragraph({ style: 'Note', text: 'Nothing in the record yet.' });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: xmlCharacters(title) }),
    ...(note ? [new Paragraph({ style: 'Note', text: note })] : []),
    ...(blocks.length > 0 ? wordBlocks(blocks, parts) : [nothing]),
  ];
}

function questions({ openQuestions }: ExportDocument): WordBlock[] {
  if (openQuestions.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Open questions' }),
    ...openQuestions.map(
      (text) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, text: xmlCharacters(text) }),
    ),
  ];
}

function footnotes(evidence: readonly Evidence[], parts: WordParts): Record<string, { children: Paragraph[] }> {
  return Object.fromEntries(
    evidence.flatMap((one) => {
      const note = parts.noteOf.get(one.number);
      if (note === undefined) return [];
      const content = [
        { kind: 'text' as const, text: ` ${evidenceHead(one)}: “${one.quote}”` },
        ...(one.link
          ? [
              { kind: 'text' as const, text: ' ' },
              { kind: 'text' as const, text: 'source', link: one.link },
            ]
          : []),
      ];
      return [
        [
          String(note),
          { children: [new Paragraph({ style: 'FootnoteText', children: wordRuns(content, 'ltr', parts) })] },
        ],
      ];
    }),
  );
}

function header({ title, reference }: ExportDocument): Header {
  return new Header({ children: [edge(shorten(xmlCharacters(title), 90), [reference ?? ''])] });
}

function footer({ reference, asOf }: ExportDocument): Footer {
  const words = ['Internal', reference, asOf && `as of ${asOf}`].filter(Boolean).join(' · ');
  return new Footer({ children: [edge(words, ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES])] });
}

/** A line at the edge of the page: one text at its beginning, one at its end. */
function edge(left: string, right: string[]): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [new TextRun({ children: [left, '\t', ...right], size: 17, color: FAINT })],
  });
}

const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
