import { Fragment, type Node, Slice } from 'prosemirror-model';
import { nodes } from '../kinds.ts';
import type { PasteContext } from './html/inline.ts';

/**
 * Blocks as a slice: one paragraph goes into the line, several take the place of the empty one the cursor is in, and join
 * it where it has words.
 */
export function sliceOf(content: readonly Node[], isIntoEmpty: boolean): Slice {
  const fragment = Fragment.from([...content]);
  const isLine = (node: Node | null) => node?.type === nodes.paragraph;
  const openStart = isLine(fragment.firstChild) && (!isIntoEmpty || fragment.childCount === 1) ? 1 : 0;
  const openEnd =
    isLine(fragment.lastChild) && fragment.childCount > 0 && (openStart === 1 || fragment.childCount > 1) ? 1 : 0;
  return new Slice(fragment, openStart, openEnd);
}

/** Copied from Debrief: sections give up their frame, and what does not exist here stays away. */
export function adopted(slice: Slice, context: PasteContext): Slice {
  const first = slice.content.firstChild;
  const isFramed = first?.type === nodes.section;
  const content = isFramed
    ? Fragment.from(slice.content.content.flatMap((section) => [...section.content.content]))
    : slice.content;
  const kept = filtered(content, context);
  const depth = isFramed ? 1 : 0;
  return new Slice(kept, Math.max(0, slice.openStart - depth), Math.max(0, slice.openEnd - depth));
}

function filtered(content: Fragment, context: PasteContext): Fragment {
  const kept: Node[] = [];
  content.forEach((node) => {
    if (node.type === nodes.citation && !context.hasCitation(node.attrs.number as number)) return;
    if (node.type === nodes.liveBlock && node.attrs.name !== 'metric' && context.hasBlock(node.attrs.name as string))
      return;
    const clean = node.mark(node.marks.filter(({ type }) => type.name !== 'insertion' && type.name !== 'deletion'));
    kept.push(node.isLeaf ? clean : clean.copy(filtered(node.content, context)));
  });
  return Fragment.from(kept);
}
