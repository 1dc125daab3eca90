import type { INumberingOptions, IStylesOptions } from 'docx';

export const INK = '1D1F23';
export const SOFT_INK = '5B616B';
export const FAINT = '737983';
export const LINE = 'D9D9D5';
export const ACCENT = '3450B8';

/** Twips: A4 with margins of 23 mm. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1304;
export const PAGE = { size: A4, margin: { top: 1500, bottom: 1400, left: MARGIN, right: MARGIN } };
export const TEXT_WIDTH = A4.width - 2 * MARGIN;
/** What a list goes in by, for each level. */
export const INDENT = 360;

/** Word has nine levels of lists. */
export const DEEPEST = 8;

const heading = (size: number, before: number, color = INK) => ({
  run: { size, bold: true, color },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
});

/** Real styles of Word: who edits the file changes a heading in one place. */
export const WORD_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: 'Calibri',
        size: 21,
        color: INK,
        language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 110, line: 271, lineRule: 'auto' } },
    },
    title: { run: { size: 46, bold: true, color: INK }, paragraph: { spacing: { after: 200 } } },
    heading1: heading(31, 400),
    heading2: heading(25, 280),
    heading3: heading(22, 240),
    heading4: heading(21, 220, SOFT_INK),
    heading5: heading(21, 200, SOFT_INK),
    hyperlink: { run: { color: ACCENT, underline: {} } },
    footnoteText: { run: { size: 17 }, paragraph: { spacing: { after: 40 } } },
  },
  paragraphStyles: [
    { id: 'Kicker', name: 'Kicker', basedOn: 'Normal', run: { size: 19, bold: true, color: FAINT } },
    {
      id: 'ContentsTitle',
      name: 'Contents title',
      basedOn: 'Normal',
      run: { size: 25, bold: true },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
    { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 18, color: FAINT } },
    {
      id: 'Cell',
      name: 'Table text',
      basedOn: 'Normal',
      run: { size: 19 },
      paragraph: { spacing: { before: 30, after: 30, line: 250, lineRule: 'auto' } },
    },
    {
      id: 'CellHead',
      name: 'Table head',
      basedOn: 'Cell',
      run: { size: 18, bold: true, color: FAINT },
      paragraph: { keepNext: true },
    },
    {
      id: 'CalloutTitle',
      name: 'Callout title',
      basedOn: 'Normal',
      run: { size: 19, bold: true },
      paragraph: { spacing: { before: 60, after: 40 }, keepNext: true },
    },
    {
      id: 'Quotation',
      name: 'Quotation',
      basedOn: 'Normal',
      run: { color: SOFT_INK },
      paragraph: { indent: { left: 260 }, border: { left: { style: 'single', size: 12, color: LINE, space: 8 } } },
    },
    {
      id: 'Code',
      name: 'Code',
      basedOn: 'Normal',
      run: { font: 'Consolas', size: 18 },
      paragraph: {
        spacing: { before: 60, after: 140, line: 250, lineRule: 'auto' },
        shading: { type: 'clear', fill: 'F5F5F2' },
        indent: { left: 80, right: 80 },
      },
    },
  ],
  characterStyles: [
    {
      id: 'CodeWords',
      name: 'Code words',
      run: { font: 'Consolas', size: 20, shading: { type: 'clear', fill: 'F1F1EE' } },
    },
  ],
};

const levels = (format: 'bullet' | 'decimal', text: (level: number) => string, start = 1) =>
  Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format,
    text: text(level),
    start,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT }, spacing: { after: 50 } } },
  }));

/** One numbering for bullets, and one for each number that an ordered list begins with. */
export const wordNumbering = (starts: Iterable<number>): INumberingOptions => ({
  config: [
    { reference: 'bullets', levels: levels('bullet', (level) => '•–'[level % 2]!) },
    ...[...starts].map((start) => ({
      reference: orderedFrom(start),
      levels: levels('decimal', (level) => `%${level + 1}.`, start),
    })),
  ],
});

export const orderedFrom = (start: number): string => `ordered-${start}`;
