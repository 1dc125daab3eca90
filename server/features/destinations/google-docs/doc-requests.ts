import type { docs_v1 } from '@googleapis/docs';
import type { DocPart, Run } from './doc-parts.ts';

type Request = docs_v1.Schema$Request;

/** Where the text of a document begins. Everything is inserted here, the last part first: no place has to be counted twice. */
const START = 1;
const INDENT_POINTS = 18;
const MONOSPACE = 'Roboto Mono';
const SHADE = { color: { rgbColor: { red: 0.96, green: 0.96, blue: 0.96 } } };

/** What turns a document, whatever it holds up to `end`, into one that holds these parts. Places are counted in UTF-16. */
export function docRequests(parts: readonly DocPart[], end: number): Request[] {
  // The last line break of a document cannot be taken out.
  const empty: Request[] = end - 1 > START ? [{ deleteContentRange: { range: range(START, end - 1) } }] : [];
  return [...empty, ...plain(START, START + 1), ...[...parts].reverse().flatMap(insert)];
}

function insert(part: DocPart): Request[] {
  switch (part.kind) {
    case 'text':
      return insertText(part);
    case 'list':
      return insertList(part);
    case 'table':
      return insertTable(part);
  }
}

function insertText({ look, runs, direction, indent, isCode }: Extract<DocPart, { kind: 'text' }>): Request[] {
  const { text, styles } = laidOut(runs, START);
  const whole = range(START, START + text.length + 1);
  const dented = { magnitude: indent * INDENT_POINTS, unit: 'PT' };
  return [
    { insertText: { location: { index: START }, text: `${text}\n` } },
    ...plain(whole.startIndex, whole.endIndex),
    {
      updateParagraphStyle: {
        range: whole,
        paragraphStyle: {
          namedStyleType: look,
          direction: direction === 'rtl' ? 'RIGHT_TO_LEFT' : 'LEFT_TO_RIGHT',
          indentStart: dented,
          indentFirstLine: dented,
          ...(isCode && { shading: { backgroundColor: SHADE } }),
        },
        fields: `namedStyleType,direction,indentStart,indentFirstLine${isCode ? ',shading' : ''}`,
      },
    },
    ...styles,
  ];
}

/** Tabs before an item say how deep it is; they go when it gets its sign, which is why that comes last. */
function insertList({ isOrdered, items }: Extract<DocPart, { kind: 'list' }>): Request[] {
  let at = START;
  const laid = items.map(({ depth, runs }) => {
    const tabs = '\t'.repeat(Math.min(8, depth));
    const one = laidOut(runs, at + tabs.length);
    at += tabs.length + one.text.length + 1;
    return { text: `${tabs}${one.text}\n`, styles: one.styles };
  });
  return [
    { insertText: { location: { index: START }, text: laid.map(({ text }) => text).join('') } },
    ...plain(START, at),
    ...laid.flatMap(({ styles }) => styles),
    {
      createParagraphBullets: {
        range: range(START, at),
        bulletPreset: isOrdered ? 'NUMBERED_DECIMAL_ALPHA_ROMAN' : 'BULLET_DISC_CIRCLE_SQUARE',
      },
    },
  ];
}

/** A table begins behind a line break of its own. Each empty row takes one place, each empty cell two; so the last is filled first. */
function insertTable({ rows, hasHead }: Extract<DocPart, { kind: 'table' }>): Request[] {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return [];
  const first = START + 4;
  const cells = rows.flatMap((row, down) =>
    row.map((runs, across) => ({
      runs: hasHead && down === 0 ? runs.map((run): Run => ({ ...run, strong: true })) : runs,
      index: first + down * (2 * columns + 1) + across * 2,
    })),
  );
  return [
    { insertTable: { location: { index: START }, rows: rows.length, columns } },
    ...plain(START, START + 1),
    ...cells.reverse().flatMap(({ runs, index }) => {
      const { text, styles } = laidOut(runs, index);
      return text === '' ? [] : [{ insertText: { location: { index }, text } }, ...styles];
    }),
  ];
}

/** New text looks like what stood there: it is made plain before it gets its own look. */
const plain = (startIndex: number, endIndex: number): Request[] => [
  { updateTextStyle: { range: range(startIndex, endIndex), textStyle: {}, fields: '*' } },
  { deleteParagraphBullets: { range: range(startIndex, endIndex) } },
  {
    updateParagraphStyle: {
      range: range(startIndex, endIndex),
      paragraphStyle: { namedStyleType: 'NORMAL_TEXT' },
      fields: 'namedStyleType,indentStart,indentFirstLine,shading',
    },
  },
];

function laidOut(runs: readonly Run[], from: number): { text: string; styles: Request[] } {
  let text = '';
  const styles: Request[] = [];
  for (const run of runs) {
    const words = kept(run.text);
    const startIndex = from + text.length;
    text += words;
    const style = styleOf(run);
    const fields = Object.keys(style).join(',');
    if (words !== '' && fields !== '')
      styles.push({ updateTextStyle: { range: range(startIndex, from + text.length), textStyle: style, fields } });
  }
  return { text, styles };
}

function styleOf({ strong, emphasis, strike, code, link }: Run): docs_v1.Schema$TextStyle {
  return {
    ...(strong && { bold: true }),
    ...(emphasis && { italic: true }),
    ...(strike && { strikethrough: true }),
    ...(code && { weightedFontFamily: { fontFamily: MONOSPACE } }),
    ...(link && { link: { url: link } }),
  };
}

/** Docs drops these without a word, and every place behind them would be wrong. Lines of one run stay within its paragraph. */
const kept = (text: string): string =>
  text
    .replace(/\r\n?|\n/g, '\u000b')
    .replace(/[\u0000-\u0008\u000c-\u001f\ue000-\uf8ff]/g, '')
    .toWellFormed();

const range = (startIndex: number, endIndex: number) => ({ startIndex, endIndex });
