import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

export type SectionPlace = { node: Node; pos: number; key: string };

/** The sections in their order, each with the position before it. */
export function sectionsOf(doc: Node): SectionPlace[] {
  const found: SectionPlace[] = [];
  doc.forEach((node, pos) => {
    found.push({ node, pos, key: node.attrs.key as string });
  });
  return found;
}

/** Key of the section that holds the position; undefined between sections. */
export const sectionKeyAt = ($pos: ResolvedPos): string | undefined =>
  $pos.depth > 0 ? ($pos.node(1).attrs.key as string) : undefined;

/** Where writing begins in a section: at its end, where there is text; on the block where there is none. */
function endOf(doc: Node, { node, pos }: SectionPlace): Selection {
  const inside = Selection.findFrom(doc.resolve(pos + node.nodeSize - 1), -1, true);
  return inside && inside.from > pos
    ? inside
    : NodeSelection.create(doc, pos + node.nodeSize - 1 - node.lastChild!.nodeSize);
}

/** Puts the cursor at the end of a section, or where it last was when none is named. */
export function enterSection(view: EditorView, key: string | null) {
  const place = sectionsOf(view.state.doc).find((one) => one.key === key);
  if (place) view.dispatch(view.state.tr.setSelection(endOf(view.state.doc, place)).scrollIntoView());
  view.focus();
}

/** From section to section, wherever in it the cursor stands. */
export const stepSection =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const sections = sectionsOf(state.doc);
    const next = sections[state.selection.$head.index(0) + by];
    if (!next) return true;
    const start = Selection.findFrom(state.doc.resolve(next.pos + 1), 1, false);
    if (start) dispatch?.(state.tr.setSelection(start).scrollIntoView());
    return true;
  };

/** All of the section first, all of the document when that is chosen already. */
export const selectSectionThenAll: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const place = sectionsOf(state.doc)[$from.index(0)];
  if (!place) return false;
  const first = Selection.findFrom(state.doc.resolve(place.pos + 1), 1, true);
  const last = Selection.findFrom(state.doc.resolve(place.pos + place.node.nodeSize - 1), -1, true);
  const isWithin = $from.sameParent($to) || sectionKeyAt($from) === sectionKeyAt($to);
  const isChosen = !first || !last || first.from >= last.to || ($from.pos <= first.from && $to.pos >= last.to);
  if (!isWithin || isChosen) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, first.from, last.to)));
  return true;
};

const atTextEdge = (state: EditorState, dir: 1 | -1): boolean => {
  const { $head, empty } = state.selection;
  if (!empty || !$head.parent.isTextblock) return false;
  return dir < 0 ? $head.parentOffset === 0 : $head.parentOffset === $head.parent.content.size;
};

/** At the first and last place of a section, erasing stops: what lies beyond belongs to another section. */
export const stopAtSectionEdge =
  (dir: 1 | -1): Command =>
  (state) => {
    if (!atTextEdge(state, dir)) return false;
    const { $head } = state.selection;
    for (let depth = $head.depth; depth > 1; depth--) {
      const index = $head.index(depth - 1);
      if (dir < 0 ? index > 0 : index < $head.node(depth - 1).childCount - 1) return false;
    }
    return true;
  };

/** To the first or the last letter of the document. */
export const toDocumentEdge =
  (dir: 1 | -1): Command =>
  (state, dispatch) => {
    const { doc, tr } = state;
    const edge = Selection.findFrom(doc.resolve(dir < 0 ? 0 : doc.content.size), dir < 0 ? 1 : -1, true);
    if (edge) dispatch?.(tr.setSelection(edge).scrollIntoView());
    return !!edge;
  };
