import { evidenceHead } from '#shared/document/export/evidence-words.ts';
import type { Block, Cell, ExportDocument, Item, Span } from '#shared/document/export/export-document.ts';
import type { CalloutKind } from '#shared/document/schema/block-nodes.ts';
import { codeLanguage } from './code-language.ts';
import { oneRichText, plainText, type RichText, richTexts } from './rich-text.ts';

/** A block as Notion takes it, but for what stands within it: that is appended once the block exists, however deep it goes. */
export type NotionBlock = { block: Record<string, unknown>; children: NotionBlock[] };
/** Ids of uploaded pictures by what they show. */
export type Uploads = ReadonlyMap<string, string>;

const ICONS: Record<CalloutKind, string> = { note: 'ℹ️', tip: '💡', important: '❗', warning: '⚠️', caution: '🛑' };
/** Rows that a table is made with; the others are appended. */
const MOST_CELLS = 100;

const leaf = (type: string, value: Record<string, unknown>, children: NotionBlock[] = []): NotionBlock => ({
  block: { object: 'block', type, [type]: value },
  children,
});

/** The whole document, title apart. */
export function notionBlocks(doc: ExportDocument, uploads: Uploads): NotionBlock[] {
  const facts = [...(doc.reference ? [{ label: doc.word, value: doc.reference }] : []), ...doc.facts];
  return [
    ...(facts.length > 0 ? [factsTable(facts)] : []),
    ...(doc.strip ? drawing('timeline', doc.strip.words, uploads) : []),
    ...doc.sections.flatMap(({ title, note, blocks }) => [
      ...headings(1, [{ kind: 'text', text: title }]),
      ...(note ? paragraphs([{ kind: 'text', text: note, emphasis: true }]) : []),
      ...blocks.flatMap((one) => blocksOf(one, uploads)),
    ]),
    ...listed('Open questions', doc.openQuestions),
    ...listed(
      'Evidence',
      doc.evidence.map(
        (one) => `[${one.number}] ${evidenceHead(one)}: “${one.quote}”${one.link ? ` ${one.link}` : ''}`,
      ),
    ),
    ...(doc.asOf ? paragraphs([{ kind: 'text', text: `As of ${doc.asOf}.`, emphasis: true }]) : []),
  ];
}

function blocksOf(one: Block, uploads: Uploads): NotionBlock[] {
  switch (one.kind) {
    case 'paragraph':
      return [...paragraphs(one.content), ...picturesIn(one.content, uploads)];
    case 'heading':
      return headings(one.level, one.content);
    case 'list':
      return one.items.map((item) => listItem(item, one.isOrdered, uploads));
    case 'quote':
      return [
        leaf(
          'quote',
          { rich_text: [] },
          one.blocks.flatMap((inner) => blocksOf(inner, uploads)),
        ),
      ];
    case 'callout': {
      const value = { rich_text: plainText(one.title), icon: { type: 'emoji', emoji: ICONS[one.callout] } };
      return [
        leaf(
          'callout',
          value,
          one.blocks.flatMap((inner) => blocksOf(inner, uploads)),
        ),
      ];
    }
    case 'code':
      return richTexts([{ kind: 'text', text: one.text }]).map((rich_text) =>
        leaf('code', { rich_text, language: codeLanguage(one.language) }),
      );
    case 'table':
      return [tableOf(one.head, one.rows)];
    case 'figure':
      return drawing('factors', one.figure.words, uploads);
    case 'rule':
      return [leaf('divider', {})];
  }
}

const paragraphs = (content: readonly Span[]): NotionBlock[] =>
  richTexts(content.filter(({ kind }) => kind !== 'picture')).map((rich_text) => leaf('paragraph', { rich_text }));

function headings(level: number, content: readonly Span[]): NotionBlock[] {
  const type = `heading_${Math.min(3, level)}`;
  return richTexts(content).map((rich_text) => leaf(type, { rich_text }));
}

/** An item is its first line; what else belongs to it stands within. */
function listItem({ checked, blocks }: Item, isOrdered: boolean, uploads: Uploads): NotionBlock {
  const [first, ...others] = blocks;
  const isLine = first?.kind === 'paragraph';
  const [line = [], ...more] = isLine ? richTexts(first.content.filter(({ kind }) => kind !== 'picture')) : [];
  const within = [
    ...more.map((rich_text) => leaf('paragraph', { rich_text })),
    ...(isLine ? picturesIn(first.content, uploads) : []),
    ...(isLine ? others : blocks).flatMap((one) => blocksOf(one, uploads)),
  ];
  if (checked !== null) return leaf('to_do', { rich_text: line, checked }, within);
  return leaf(isOrdered ? 'numbered_list_item' : 'bulleted_list_item', { rich_text: line }, within);
}

function tableOf(head: Cell[] | null, rows: Cell[][]): NotionBlock {
  const all = [...(head ? [head] : []), ...rows].map((cells) => cells.map(({ content }) => oneRichText(content)));
  return table(all, { hasHead: head !== null });
}

function factsTable(facts: readonly { label: string; value: string }[]): NotionBlock {
  return table(
    facts.map(({ label, value }) => [plainText(label), plainText(value)]),
    { hasHead: false, hasFirstColumn: true },
  );
}

/** Every row of a table has to be as wide as the table. */
function table(
  rows: RichText[][][],
  { hasHead, hasFirstColumn = false }: { hasHead: boolean; hasFirstColumn?: boolean },
) {
  const width = Math.min(MOST_CELLS, Math.max(1, ...rows.map(({ length }) => length)));
  const filled = rows.map((cells) => {
    const wide = Array.from({ length: width }, (_, column) => cells[column] ?? []);
    return leaf('table_row', { cells: wide });
  });
  return leaf('table', { table_width: width, has_column_header: hasHead, has_row_header: hasFirstColumn }, filled);
}

function picturesIn(content: readonly Span[], uploads: Uploads): NotionBlock[] {
  return content.flatMap((span) => {
    if (span.kind !== 'picture') return [];
    const upload = uploads.get(span.fileId);
    return upload
      ? [image(upload, span.words)]
      : paragraphs([{ kind: 'text', text: `[${span.words}]`, emphasis: true }]);
  });
}

function drawing(file: string, words: string, uploads: Uploads): NotionBlock[] {
  const upload = uploads.get(file);
  return [...(upload ? [image(upload, '')] : []), ...paragraphs([{ kind: 'text', text: words, emphasis: true }])];
}

const image = (id: string, caption: string): NotionBlock =>
  leaf('image', { type: 'file_upload', file_upload: { id }, caption: plainText(caption) });

function listed(title: string, lines: readonly string[]): NotionBlock[] {
  if (lines.length === 0) return [];
  return [
    ...headings(1, [{ kind: 'text', text: title }]),
    ...lines.map((text) => leaf('bulleted_list_item', { rich_text: plainText(text) })),
  ];
}
