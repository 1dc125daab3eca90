import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { handlePaste, isInTable } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { readSection } from '#shared/document/markdown/index.ts';
import { say } from '../../../ui/toast-store.ts';
import type { EditorContext } from '../../editor-context.ts';
import { OWN_TYPE } from '../copy/own-type.ts';
import { upload } from '../files/upload.ts';
import { nodes } from '../kinds.ts';
import { fitCells } from '../tables/fit-cells.ts';
import { readTsv, tableOf } from '../tables/tsv.ts';
import { isMarkdown } from './detect-markdown.ts';
import { adopted, sliceOf } from './fit-slice.ts';
import type { PasteContext } from './html/inline.ts';
import { plainBlocks, plainLine } from './plain-text.ts';
import { cleanHtml } from './read-html.ts';

/** Characters of text that are taken in one go. */
const LONGEST_TEXT = 1_000_000;
/** Longer HTML than this is mostly style: its words are taken without. */
const LONGEST_HTML = 2_000_000;
/** More blocks, cells and line breaks at once would hold up the page of everybody who has the document open. */
const MOST_NODES = 6000;
/** More lines without a sign of Markdown are a log: kept to the letter, as code. */
const LOG_LINES = 200;
/** Longer Markdown is taken as plain words: reading it would hold up the page. */
const LONGEST_MARKDOWN = 300_000;

const megabytes = (count: number) => `${(count / 1_000_000).toFixed(1)} MB`;

function contextOf(view: EditorView, context: EditorContext): PasteContext {
  const known = new Set(context.postMortem().citations.map(({ number }) => number));
  const present = new Set<string>();
  view.state.doc.descendants((node) => {
    if (node.type === nodes.liveBlock) present.add(node.attrs.name as string);
    return !node.isTextblock;
  });
  return {
    origin: location.origin,
    hasCitation: (number) => known.has(number),
    hasBlock: (name) => present.has(name),
    pictures: [],
  };
}

const countIn = (blocks: readonly Node[]): number => {
  let count = 0;
  for (const block of blocks)
    block.descendants((node) => {
      count += node.isText ? 0 : 1;
    });
  return count + blocks.length;
};

function refuseLong(view: EditorView, context: EditorContext, text: string): true {
  const at = view.state.selection.from;
  const file = new File([text], 'pasted.txt', { type: 'text/plain' });
  say(`Too long to paste (${megabytes(text.length)}). It can be attached as a file instead.`, {
    tone: 'bad',
    action: { label: 'Attach it', run: () => upload(view, context, [file], Math.min(at, view.state.doc.content.size)) },
  });
  return true;
}

const isIntoEmpty = (view: EditorView) => view.state.selection.$from.parent.content.size === 0;

function insert(view: EditorView, slice: Slice): boolean {
  if (isInTable(view.state)) return insertInCell(view, slice);
  const tr = view.state.tr.replaceSelection(slice);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

/** A table goes into the cells from here on; of anything else a cell takes the words, line below line. */
function insertInCell(view: EditorView, slice: Slice): boolean {
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
  if (only?.type === nodes.table) {
    const cells = Fragment.from(fitCells(only, view.state));
    return handlePaste(view, new ClipboardEvent('paste'), new Slice(cells, 0, 0));
  }
  const lines = wordsIn(slice.content);
  const content = lines.flatMap((line, index) => (index > 0 ? [nodes.hardBreak.create(), ...line] : line));
  view.dispatch(
    view.state.tr
      .replaceSelection(new Slice(Fragment.from(content), 0, 0))
      .scrollIntoView()
      .setMeta('uiEvent', 'paste'),
  );
  return true;
}
function wordsIn(content: Fragment): Node[][] {
  return content.content.flatMap((node): Node[][] => {
    if (node.type === nodes.codeBlock) return [plainLine(node.textContent)];
    if (node.isTextblock) return [[...node.content.content]];
    return node.isInline ? [[node]] : wordsIn(node.content);
  });
}

/** Pictures that came as bytes are attached where the paste ended. */
function attach(view: EditorView, context: EditorContext, pictures: readonly string[]) {
  const files = pictures.map((address, index) => {
    const [head, body] = address.split(',', 2) as [string, string];
    const type = /^data:([^;]+)/.exec(head)![1]!;
    const bytes = Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0));
    return new File([bytes], `picture-${index + 1}.${type.split('/')[1]}`, { type });
  });
  if (files.length > 0) upload(view, context, files, view.state.selection.from);
}

function pasteText(view: EditorView, context: EditorContext, text: string, isPlain: boolean): boolean {
  if (view.state.selection.$from.parent.type.spec.code) return insertText(view, text);
  if (hasTooMany(text)) return refuseLong(view, context, text);
  const rows = isPlain ? undefined : readTsv(text);
  if (rows) return insert(view, new Slice(Fragment.from(tableOf(rows)), 0, 0));
  const readsMarkdown = !isPlain && text.length <= LONGEST_MARKDOWN && isMarkdown(text);
  const content = readsMarkdown ? readSection(text) : wordsOf(text);
  if (countIn(content) > MOST_NODES) return refuseLong(view, context, text);
  return insert(view, adopted(sliceOf(content, isIntoEmpty(view)), contextOf(view, context)));
}

/** So many paragraphs that they need not even be read. */
const hasTooMany = (text: string): boolean => (text.match(/\n[ \t]*\n/g)?.length ?? 0) > MOST_NODES;

/** Words without signs: paragraphs, or for what is hundreds of lines without a gap, code. */
function wordsOf(text: string): Node[] {
  const lines = text.replace(/\r\n?/g, '\n').trimEnd();
  const isLog = lines.split('\n').length > LOG_LINES && !/\n[ \t]*\n/.test(lines);
  return isLog ? [nodes.codeBlock.create(null, nodes.codeBlock.schema.text(lines))] : plainBlocks(text);
}

function insertText(view: EditorView, text: string): boolean {
  view.dispatch(view.state.tr.insertText(text.replace(/\r\n?/g, '\n')).scrollIntoView().setMeta('uiEvent', 'paste'));
  return true;
}

function paste(view: EditorView, data: DataTransfer, context: EditorContext, isPlain: boolean): boolean {
  const text = data.getData('text/plain');
  if (text.length > LONGEST_TEXT) {
    return refuseLong(view, context, text);
  }
  const isCode = view.state.selection.$from.parent.type.spec.code;
  if (isPlain || isCode) return text ? pasteText(view, context, text, true) : true;
  const surroundings = contextOf(view, context);
  const own = data.getData(OWN_TYPE);
  if (own) return insert(view, adopted(Slice.fromJSON(view.state.schema, JSON.parse(own)), surroundings));
  const html = data.getData('text/html');
  const isOnlyText = !html || html.length > LONGEST_HTML || isMarkdownInHtml(html, text);
  if (isOnlyText) return text ? pasteText(view, context, text, false) : false;
  const content = cleanHtml(html, surroundings);
  if (content.length === 0 && surroundings.pictures.length === 0)
    return text ? pasteText(view, context, text, true) : true;
  if (countIn(content) > MOST_NODES) return refuseLong(view, context, text);
  if (content.length > 0) insert(view, sliceOf(content, isIntoEmpty(view)));
  attach(view, context, surroundings.pictures);
  return true;
}

/** Editors of code and terminals copy Markdown with their colours around it: the text is what is meant. */
function isMarkdownInHtml(html: string, text: string): boolean {
  const isFlat = !/<(?:p|h[1-6]|ul|ol|table|blockquote|a|strong|b|em|i|img|aside)[\s>]/i.test(html);
  return isFlat && isMarkdown(text);
}

/** What is pasted arrives clean, wherever it comes from; with Shift, as words alone. */
export function pastePlugin(context: EditorContext): Plugin {
  let hasShift = false;
  const watch = (_view: EditorView, event: KeyboardEvent) => {
    hasShift = event.shiftKey;
  };
  const forget = () => {
    hasShift = false;
  };
  return new Plugin({
    props: {
      handleDOMEvents: { keydown: watch, keyup: watch, blur: forget },
      handlePaste(view, event) {
        const data = event.clipboardData;
        if (!data || !view.editable) return false;
        try {
          return paste(view, data, context, hasShift);
        } catch {
          // Whatever a page puts on the clipboard, its words are there.
          return pasteText(view, context, data.getData('text/plain'), true);
        }
      },
    },
  });
}
