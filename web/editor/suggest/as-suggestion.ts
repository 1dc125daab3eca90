import type { Node } from 'prosemirror-model';
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { type Change, changedRanges } from '#shared/document/suggestions/changed-range.ts';
import { deletionOf } from '#shared/document/suggestions/pieces.ts';
import { type Author, type Suggested, suggestEdit } from '#shared/document/suggestions/suggest-edit.ts';
import { suggestKey } from './suggest-key.ts';

/** `tr` takes the place of the edit. `refused`: nothing of it can be suggested. `partial`: not all of it. */
export type AsSuggestion = { tr: Transaction; outcome: 'suggested' | 'partial' | 'refused' };

/** What an edit becomes while somebody suggests: the marks of it, with the cursor where a writer expects it. */
export function asSuggestion(state: EditorState, edit: Transaction, author: Author): AsSuggestion {
  const ranges = changedRanges(state.doc, edit.doc, edit.mapping).map((range) => toCursor(edit, range));
  const [change] = ranges;
  const { tr } = state;
  if (!change) return { tr: withoutChange(state, edit), outcome: 'suggested' };
  const suggested = suggestEdit(state.doc, edit.doc, ranges, author);
  if (!suggested) {
    const typed = textOfRule(state, edit);
    if (typed) return asSuggestion(state, typed, author);
    if (!isDeleted(state.doc, change)) return { tr, outcome: 'refused' };
    const isForward = state.selection.empty && state.selection.head <= change.from;
    const at = isForward ? change.toBefore : change.from;
    return { tr: tr.setSelection(Selection.near(tr.doc.resolve(at), isForward ? 1 : -1)), outcome: 'suggested' };
  }
  for (const step of stepsTo(state.doc, suggested.doc)) tr.step(step);
  tr.setSelection(selectionAfter(state, tr.doc, edit, change, suggested)).setStoredMarks(edit.storedMarks);
  if (edit.scrolledIntoView) tr.scrollIntoView();
  return { tr: tr.setMeta(suggestKey, 'suggested'), outcome: suggested.isExact ? 'suggested' : 'partial' };
}

/**
 * A letter typed beside the same letter may be either of the two: it is the one before the cursor. What is typed next then
 * goes on from it.
 */
function toCursor({ doc, selection }: Transaction, change: Change): Change {
  const by = change.toAfter - selection.head;
  const isInsertion = change.from === change.toBefore && selection.empty && by > 0 && change.from - by >= 0;
  if (!isInsertion) return change;
  const moved = { from: change.from - by, toBefore: change.toBefore - by, toAfter: change.toAfter - by };
  const isSameText =
    doc.resolve(moved.from).sameParent(doc.resolve(change.toAfter)) &&
    doc.slice(moved.from, change.from).eq(doc.slice(moved.toAfter, change.toAfter));
  return isSameText ? moved : change;
}

/** The least that has to be replaced, so that cursors and comments elsewhere stay where they are. */
export function stepsTo(before: Node, after: Node): ReplaceStep[] {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return [];
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return [new ReplaceStep(from, ends.a + overlap, after.slice(from, ends.b + overlap))];
}

function withoutChange(state: EditorState, edit: Transaction): Transaction {
  return state.tr.setSelection(Selection.fromJSON(state.doc, edit.selection.toJSON())).setStoredMarks(edit.storedMarks);
}

/** What an input rule made a list or a heading of was typed all the same: its letters can be suggested. */
function textOfRule(state: EditorState, edit: Transaction): Transaction | null {
  const rules = state.plugins.find((plugin) => (plugin.spec as { isInputRules?: boolean }).isInputRules);
  const typed = rules && (edit.getMeta(rules) as { from: number; to: number; text: string } | undefined);
  return typed?.text ? state.tr.insertText(typed.text, typed.from, typed.to) : null;
}

/** Everything in the range is words that are marked as deleted already. */
function isDeleted(doc: Node, { from, toBefore, toAfter }: Change): boolean {
  const $from = doc.resolve(from);
  if (toAfter !== from || !$from.parent.inlineContent || !$from.sameParent(doc.resolve(toBefore))) return false;
  let all = true;
  doc.nodesBetween(from, toBefore, (node) => {
    if (node.isText && !deletionOf(node)) all = false;
  });
  return all;
}

function selectionAfter(
  { selection }: EditorState,
  doc: Node,
  edit: Transaction,
  change: Change,
  { deletedFrom, deletedTo, insertedTo }: Suggested,
): Selection {
  const isFormatting = !selection.empty && edit.mapping.maps.every((map) => map.toString() === '[]');
  if (isFormatting) return TextSelection.between(doc.resolve(deletedFrom), doc.resolve(insertedTo));
  const hasInserted = insertedTo > deletedTo;
  const isForward = selection.empty && selection.head <= change.from && change.toBefore > change.from;
  const at = hasInserted ? insertedTo : isForward ? deletedTo : deletedFrom;
  return Selection.near(doc.resolve(Math.min(at, doc.content.size)), isForward ? 1 : -1);
}
