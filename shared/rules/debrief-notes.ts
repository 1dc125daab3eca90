import { Fragment, type Node } from 'prosemirror-model';
import { documentSchema } from '../document/schema/schema.ts';

export type NoteKind = 'note' | 'decision';
export type Note = { kind: NoteKind; text: string };

const DECISION = 'Decision:';
const { nodes, marks } = documentSchema;

/** The notes that stand under the heading of a debrief, in their order, as they read now: who edits the text edits them. */
export function readNotes(blocks: readonly Node[], heading: string): Note[] {
  return itemsUnder(blocks, heading).map(readItem);
}

/** The blocks with one more note at the end of those of this debrief. The same blocks where it stands there already. */
export function withNote(blocks: readonly Node[], heading: string, note: Note): readonly Node[] {
  const isThere = readNotes(blocks, heading).some((one) => one.kind === note.kind && one.text === note.text);
  if (isThere) return blocks;
  const begun = startOf(blocks, heading) === -1 ? [...withoutEmptyEnd(blocks), headingOf(heading)] : [...blocks];
  const end = endOf(begun, startOf(begun, heading));
  const last = begun[end - 1]!;
  if (last.type === nodes.bulletList)
    return begun.with(end - 1, last.copy(last.content.append(Fragment.from(itemOf(note)))));
  return begun.toSpliced(end, 0, nodes.bulletList!.create(null, itemOf(note)));
}

/** The blocks with a paragraph more at the end; the empty paragraph of an empty section makes room for it. */
export function withParagraphs(blocks: readonly Node[], text: string): Node[] {
  const lines = text.split(/\n\s*\n/).flatMap((part) => part.replace(/\s+/g, ' ').trim() || []);
  return [...withoutEmptyEnd(blocks), ...lines.map((line) => nodes.paragraph!.create(null, documentSchema.text(line)))];
}

const headingOf = (text: string) => nodes.heading!.create({ level: 3 }, documentSchema.text(text));

function itemOf({ kind, text }: Note): Node {
  const words =
    kind === 'decision'
      ? [documentSchema.text(DECISION, [marks.strong!.create()]), documentSchema.text(` ${text}`)]
      : [documentSchema.text(text)];
  return nodes.listItem!.create(null, nodes.paragraph!.create(null, words));
}

function readItem(item: Node): Note {
  const text = item.textContent.replace(/\s+/g, ' ').trim();
  return text.startsWith(DECISION)
    ? { kind: 'decision', text: text.slice(DECISION.length).trim() }
    : { kind: 'note', text };
}

function itemsUnder(blocks: readonly Node[], heading: string): Node[] {
  const start = startOf(blocks, heading);
  if (start === -1) return [];
  return blocks
    .slice(start + 1, endOf(blocks, start))
    .filter((one) => one.type === nodes.bulletList)
    .flatMap((list) => list.children)
    .filter((item) => item.textContent.trim() !== '');
}

const startOf = (blocks: readonly Node[], heading: string): number =>
  blocks.findLastIndex((one) => one.type === nodes.heading && one.textContent.trim() === heading);

/** Where what belongs to a heading ends: at the next one, or with the section. */
function endOf(blocks: readonly Node[], start: number): number {
  const next = blocks.findIndex((one, index) => index > start && one.type === nodes.heading);
  return next === -1 ? blocks.length : next;
}

function withoutEmptyEnd(blocks: readonly Node[]): Node[] {
  const last = blocks.at(-1);
  return last !== undefined && last.type === nodes.paragraph && last.content.size === 0
    ? blocks.slice(0, -1)
    : [...blocks];
}
