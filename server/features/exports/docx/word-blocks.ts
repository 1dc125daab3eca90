import { CheckBox, HeadingLevel, type IParagraphOptions, Paragraph, type Table, TextRun } from 'docx';
import { xmlCharacters } from '#shared/document/escape-xml.ts';
import type { Block, Item } from '#shared/document/export/export-document.ts';
import type { CalloutKind } from '#shared/document/schema/block-nodes.ts';
import { figureRun, type WordParts, wordRuns } from './word-runs.ts';
import { DEEPEST, INDENT, LINE, orderedFrom, TEXT_WIDTH } from './word-styles.ts';
import { FRAME, framed, wordTable } from './word-table.ts';

export type WordBlock = Paragraph | Table;

/** Where blocks stand: how deep in lists, in how much room (twips), and in which style their paragraphs are. */
type Place = { depth: number; width: number; style?: string };

const HEADINGS = {
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
  5: HeadingLevel.HEADING_5,
};
const CALLOUTS: Record<CalloutKind, { color: string; fill: string }> = {
  note: { color: '3B5BDB', fill: 'F3F5FD' },
  tip: { color: '2B7A4B', fill: 'F1F7F3' },
  important: { color: '7048B6', fill: 'F6F3FA' },
  warning: { color: 'B45309', fill: 'FBF4EE' },
  caution: { color: 'C2363B', fill: 'FCF2F2' },
};

/** Blocks as paragraphs and tables of Word. */
export function wordBlocks(
  blocks: readonly Block[],
  parts: WordParts,
  place: Place = { depth: 0, width: TEXT_WIDTH },
): WordBlock[] {
  return blocks.flatMap((one) => wordBlock(one, parts, place));
}

function wordBlock(one: Block, parts: WordParts, place: Place): WordBlock[] {
  const indent = place.depth > 0 ? { indent: { left: INDENT * place.depth } } : {};
  const style = place.style ? { style: place.style } : {};
  switch (one.kind) {
    case 'paragraph':
      return [
        new Paragraph({
          ...style,
          ...indent,
          bidirectional: one.direction === 'rtl',
          children: wordRuns(one.content, one.direction, parts),
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[one.level],
          bidirectional: one.direction === 'rtl',
          children: wordRuns(one.content, one.direction, parts),
        }),
      ];
    case 'list':
      return list(one, parts, place);
    case 'quote':
      return wordBlocks(one.blocks, parts, { ...place, style: 'Quotation' });
    case 'callout': {
      const { color, fill } = CALLOUTS[one.callout];
      const title = new Paragraph({ style: 'CalloutTitle', children: [new TextRun({ text: one.title, color })] });
      return framed([title, ...wordBlocks(one.blocks, parts, { depth: 0, width: place.width - FRAME })], place.width, {
        color,
        fill,
      });
    }
    case 'code':
      return [new Paragraph({ style: 'Code', children: codeLines(one.text) })];
    case 'table':
      return wordTable(one, parts, place.width);
    case 'figure':
      return [new Paragraph({ children: [figureRun(one.figure, one.name, parts)] })];
    case 'rule':
      return [new Paragraph({ border: { bottom: { style: 'single', size: 4, color: LINE, space: 1 } }, children: [] })];
  }
}

function codeLines(text: string): TextRun[] {
  return text
    .split('\n')
    .map((line, index) => new TextRun({ text: xmlCharacters(line), ...(index > 0 && { break: 1 }) }));
}

function list(
  { isOrdered, start, items }: Extract<Block, { kind: 'list' }>,
  parts: WordParts,
  place: Place,
): WordBlock[] {
  const level = Math.min(place.depth, DEEPEST);
  const instance = ++parts.lists.count;
  if (isOrdered) parts.lists.starts.add(start);
  const numbering = { reference: isOrdered ? orderedFrom(start) : 'bullets', level, instance };
  const inside = { ...place, depth: level + 1 };
  return items.flatMap((item) => {
    const [first, ...others] = item.blocks;
    const mark: IParagraphOptions = item.checked === null ? { numbering } : hanging(level);
    if (first?.kind !== 'paragraph')
      return [new Paragraph({ ...mark, children: box(item) }), ...wordBlocks(item.blocks, parts, inside)];
    const children = [...box(item), ...wordRuns(first.content, first.direction, parts)];
    return [
      new Paragraph({ ...mark, bidirectional: first.direction === 'rtl', children }),
      ...wordBlocks(others, parts, inside),
    ];
  });
}

function hanging(level: number): IParagraphOptions {
  return { indent: { left: INDENT * (level + 1), hanging: INDENT }, spacing: { after: 50 } };
}

function box({ checked }: Item) {
  return checked === null
    ? []
    : [
        new CheckBox({ checked, alias: 'Done', checkedState: { value: '2611', font: 'MS Gothic' } }),
        new TextRun({ text: ' ' }),
      ];
}
