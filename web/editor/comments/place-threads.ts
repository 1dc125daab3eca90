import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { type Place, placeAnchor } from '#shared/document/anchors/place-anchor.ts';
import { readSectionTexts } from '#shared/document/anchors/section-text.ts';
import { listSuggestions } from '#shared/document/suggestions/list-suggestions.ts';
import type { Thread, ThreadAnchor } from '../../data/comments.ts';
import { trackedPlace } from './tracked.ts';

/** Where a thread's text or block stands; `isSettled` is false when its anchor should be written anew. */
export type ThreadPlace = Place & { isBlock: boolean };

/** Finds every thread in the document as it is now. Those about the document as a whole are nowhere in it. */
export function placeThreads(state: EditorState, threads: readonly Thread[]): Map<string, ThreadPlace> {
  const places = new Map<string, ThreadPlace>();
  const sections = readSectionTexts(state.doc);
  const blocks = threads.some(({ anchor }) => anchor.kind === 'block') ? blocksOf(state.doc) : [];
  const suggestions = threads.some(({ anchor }) => anchor.kind === 'suggestion') ? listSuggestions(state.doc) : [];
  for (const { id, anchor } of threads) {
    if (anchor.kind === 'text') {
      const place = placeAnchor(sections, anchor, trackedPlace(state, anchor));
      if (place) places.set(id, { ...place, isBlock: false });
    } else if (anchor.kind === 'block') {
      const block =
        blocks.find((one) => isOn(anchor, one.node)) ??
        // A row is the same wherever its block stands.
        (anchor.row ? blocks.find((one) => one.place.section === anchor.section) : undefined);
      if (block) places.set(id, block.place);
    } else if (anchor.kind === 'suggestion') {
      const one = suggestions.find(({ group }) => group === anchor.suggestion);
      if (one) places.set(id, { from: one.from, to: one.to, section: one.section, isSettled: true, isBlock: false });
    }
  }
  return places;
}

type BlockAnchor = Extract<ThreadAnchor, { kind: 'block' }>;
const isOn = (anchor: BlockAnchor, node: Node) => node.attrs.name === anchor.block && node.attrs.ref === anchor.ref;

export function blocksOf(doc: Node): { node: Node; place: ThreadPlace }[] {
  const blocks: { node: Node; place: ThreadPlace }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'liveBlock') {
      const section = String(doc.resolve(pos).node(1).attrs.key ?? '');
      blocks.push({ node, place: { from: pos, to: pos + node.nodeSize, section, isSettled: true, isBlock: true } });
    }
    return !node.isTextblock;
  });
  return blocks;
}
