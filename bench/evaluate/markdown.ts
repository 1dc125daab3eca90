import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { readDocument, writeSections } from '#shared/document/markdown/index.ts';

/** How documents fare as Markdown read into the editor's document, written out, and read again. */
export interface MarkdownScore {
  documents: number;
  /** Whose second reading is the same document, to the last attribute. */
  stable: number;
  words: number;
  /** Words of the source that the document holds nowhere: neither as text nor in an address, a title or kept source. */
  lost: number;
  slowestMs: number;
}

/** What names a link's address elsewhere in the text is resolved into it and said no more: no word of the document. */
const LABEL = /\]\[[^\]\n]*\]|^[ \t>]*\[[^\]\n]+\]:/gm;
const WORD = /[\p{L}\p{N}]{2,}/gu;
const TEXT_FILE = /\.(?:md|qmd|html|txt|erb|mediawiki|wiki|rst)$/i;

function* stringsOf(node: Node): Generator<string> {
  if (node.isText) yield node.text!;
  const attrs = [node.attrs, ...node.marks.map((mark) => mark.attrs)].flatMap((one) => Object.values(one));
  for (const value of attrs) if (typeof value === 'string') yield value;
  for (const child of node.children) {
    yield* stringsOf(child);
    if (child.isBlock) yield ' ';
  }
}

/** Entities and escapes are other letters for the same word. */
const plain = (text: string): string => text.replace(/<br\s*\/?>|&#?\w+;|\\/gi, ' ');

function countLost(source: string, read: Node): { words: number; lost: number } {
  const held = plain([...stringsOf(read)].join(' '));
  const counts = new Map<string, number>();
  for (const [word] of held.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const said = plain(source.replace(LABEL, ' ')).match(WORD) ?? [];
  let lost = 0;
  for (const word of said) {
    const left = counts.get(word) ?? 0;
    if (left === 0) lost += 1;
    else counts.set(word, left - 1);
  }
  return { words: said.length, lost };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && TEXT_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Reads, writes and reads again every document of a `post-mortems/` folder. */
export function scoreMarkdown(folder: string): MarkdownScore & { unstable: string[] } {
  const score = { documents: 0, stable: 0, words: 0, lost: 0, slowestMs: 0, unstable: [] as string[] };
  for (const file of filesIn(folder)) {
    const markdown = readFileSync(file, 'utf8');
    const start = performance.now();
    const once = readDocument([{ key: 'text', markdown }]);
    const twice = readDocument(writeSections(once));
    score.slowestMs = Math.max(score.slowestMs, performance.now() - start);
    once.check();
    score.documents += 1;
    if (twice.eq(once)) score.stable += 1;
    else score.unstable.push(file);
    const { words, lost } = countLost(markdown, once);
    score.words += words;
    score.lost += lost;
  }
  return score;
}
