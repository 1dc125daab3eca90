import { evidenceHead } from '#shared/document/export/evidence-words.ts';
import type {
  Block,
  Direction,
  ExportDocument,
  Item,
  Span,
  TextSpan,
} from '#shared/document/export/export-document.ts';

/** Text that looks alike. */
export type Run = Omit<TextSpan, 'kind'>;
export type ParagraphLook =
  | 'TITLE'
  | 'HEADING_1'
  | 'HEADING_2'
  | 'HEADING_3'
  | 'HEADING_4'
  | 'HEADING_5'
  | 'NORMAL_TEXT';

/** What is inserted as one: paragraphs of one look, a list, or a table. */
export type DocPart =
  | { kind: 'text'; look: ParagraphLook; runs: Run[]; direction: Direction; indent: number; isCode?: true }
  | { kind: 'list'; isOrdered: boolean; items: { depth: number; runs: Run[] }[] }
  | { kind: 'table'; hasHead: boolean; rows: Run[][][] };

/** A line break within a paragraph. */
const BREAK = '\u000b';
/** Docs' own limit. */
const MOST_COLUMNS = 20;

export function docParts(doc: ExportDocument): DocPart[] {
  const facts = [...(doc.reference ? [{ label: doc.word, value: doc.reference }] : []), ...doc.facts];
  return [
    line('TITLE', [{ text: doc.title }]),
    ...(facts.length > 0
      ? [
          table(
            facts.map(({ label, value }) => [[{ text: label, strong: true as const }], [{ text: value }]]),
            false,
          ),
        ]
      : []),
    ...(doc.strip ? [line('NORMAL_TEXT', [{ text: doc.strip.words, emphasis: true }])] : []),
    ...doc.sections.flatMap(({ title, note, blocks }) => [
      line('HEADING_1', [{ text: title }]),
      ...(note ? [line('NORMAL_TEXT', [{ text: note, emphasis: true }])] : []),
      ...blocks.flatMap((one) => partsOf(one, 0)),
    ]),
    ...listed(
      'Open questions',
      doc.openQuestions.map((text) => [{ text }]),
    ),
    ...listed(
      'Evidence',
      doc.evidence.map((one) => [
        { text: String(one.number), strong: true },
        { text: ` ${evidenceHead(one)}: “${one.quote}”` },
        ...(one.link ? [{ text: ' ' }, { text: 'source', link: one.link }] : []),
      ]),
    ),
    ...(doc.asOf ? [line('NORMAL_TEXT', [{ text: `As of ${doc.asOf}.`, emphasis: true }])] : []),
  ];
}

const line = (look: ParagraphLook, runs: Run[], direction: Direction = 'ltr', indent = 0): DocPart => ({
  kind: 'text',
  look,
  runs,
  direction,
  indent,
});

function partsOf(one: Block, indent: number): DocPart[] {
  switch (one.kind) {
    case 'paragraph':
      return [line('NORMAL_TEXT', runsOf(one.content), one.direction, indent)];
    case 'heading':
      return [line(`HEADING_${one.level}`, runsOf(one.content), one.direction, indent)];
    case 'list':
      return [{ kind: 'list', isOrdered: one.isOrdered, items: itemsOf(one, 0, one.isOrdered) }];
    case 'quote':
      return one.blocks.flatMap((inner) => partsOf(inner, indent + 1));
    case 'callout':
      return [
        line('NORMAL_TEXT', [{ text: one.title, strong: true }], 'ltr', indent + 1),
        ...one.blocks.flatMap((inner) => partsOf(inner, indent + 1)),
      ];
    case 'code':
      return [
        { ...(line('NORMAL_TEXT', [codeRun(one.text)], 'ltr', indent) as DocPart & { kind: 'text' }), isCode: true },
      ];
    case 'table': {
      const rows = [...(one.head ? [one.head] : []), ...one.rows].map((cells) =>
        cells.map(({ content }) => runsOf(content)),
      );
      if (Math.max(0, ...rows.map(({ length }) => length)) <= MOST_COLUMNS) return [table(rows, one.head !== null)];
      return rows.map((cells) => line('NORMAL_TEXT', joined(cells), 'ltr', indent));
    }
    case 'figure':
      return [line('NORMAL_TEXT', [{ text: one.figure.words, emphasis: true }], 'ltr', indent)];
    case 'rule':
      return [line('NORMAL_TEXT', [{ text: '⁂' }], 'ltr', indent)];
  }
}

/** Every item with its depth; what is more than a line stands below it within the same item. */
function itemsOf(
  { items, isOrdered, start }: Extract<Block, { kind: 'list' }>,
  depth: number,
  isOuterOrdered: boolean,
): { depth: number; runs: Run[] }[] {
  return items.flatMap(({ checked, blocks }: Item, index) => {
    const inner = blocks.filter((one) => one.kind === 'list');
    const lines = blocks.filter((one) => one.kind !== 'list').flatMap((one) => partsOf(one, 0).map(flatRuns));
    const box = checked === null ? '' : checked ? '☑ ' : '☐ ';
    // One list has one kind of signs there, whatever stands within it.
    const number = isOrdered && !isOuterOrdered ? `${start + index}. ` : '';
    const sign: Run[] = box || number ? [{ text: `${box}${number}` }] : [];
    const runs = lines.flatMap((one, at) => [...(at > 0 ? [{ text: BREAK }] : []), ...one]);
    return [{ depth, runs: [...sign, ...runs] }, ...inner.flatMap((one) => itemsOf(one, depth + 1, isOuterOrdered))];
  });
}

function flatRuns(part: DocPart): Run[] {
  if (part.kind === 'text') return part.runs;
  if (part.kind === 'table')
    return part.rows.flatMap((cells, at) => [...(at > 0 ? [{ text: BREAK }] : []), ...joined(cells)]);
  return part.items.flatMap(({ runs }, at) => [...(at > 0 ? [{ text: BREAK }] : []), ...runs]);
}

const joined = (cells: readonly Run[][]): Run[] =>
  cells.flatMap((runs, at) => [...(at > 0 ? [{ text: ' | ' }] : []), ...runs]);

function table(rows: Run[][][], hasHead: boolean): DocPart {
  const width = Math.max(1, ...rows.map(({ length }) => length));
  return {
    kind: 'table',
    hasHead,
    rows: rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? [])),
  };
}

const listed = (title: string, lines: Run[][]): DocPart[] =>
  lines.length === 0
    ? []
    : [
        line('HEADING_1', [{ text: title }]),
        { kind: 'list', isOrdered: false, items: lines.map((runs) => ({ depth: 0, runs })) },
      ];

const codeRun = (text: string): Run => ({ text: text.replaceAll('\n', BREAK), code: true });

function runsOf(content: readonly Span[]): Run[] {
  return content.map((span): Run => {
    if (span.kind === 'text') {
      const { kind: _, ...run } = span;
      return run;
    }
    if (span.kind === 'break') return { text: BREAK };
    return span.kind === 'citation' ? { text: `[${span.number}]` } : { text: `[${span.words}]`, emphasis: true };
  });
}
