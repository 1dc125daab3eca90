import type { Mark } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { marks } from '../kinds.ts';

export type LinkRange = { from: number; to: number; mark: Mark };

/** The whole of the link around a place of the text: the same link on neighbouring words of other looks is one. */
export function findLinkAt(state: EditorState, at: number): LinkRange | undefined {
  const place = state.doc.resolve(at);
  const { parent } = place;
  if (!parent.inlineContent) return undefined;
  const linkOf = (index: number) =>
    index >= 0 && index < parent.childCount ? marks.link.isInSet(parent.child(index).marks) : undefined;
  const after = place.index();
  const before = place.textOffset > 0 ? after : after - 1;
  const middle = linkOf(after) ? after : before;
  const mark = linkOf(middle);
  if (!mark) return undefined;
  let first = middle;
  let last = middle;
  while (linkOf(first - 1)?.eq(mark)) first -= 1;
  while (linkOf(last + 1)?.eq(mark)) last += 1;
  const sizes = parent.children.map((child) => child.nodeSize);
  const sum = (count: number) => sizes.slice(0, count).reduce((total, size) => total + size, 0);
  return { from: place.start() + sum(first), to: place.start() + sum(last + 1), mark };
}
