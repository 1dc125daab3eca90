import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import { placeAnchor } from '#shared/document/anchors/place-anchor.ts';
import { readSectionTexts } from '#shared/document/anchors/section-text.ts';
import type { Thread, ThreadAnchor } from '../../data/comments.ts';
import type { EditorContext } from '../editor-context.ts';
import { blockButtons } from './block-buttons.ts';
import { margin } from './margin.ts';
import { placeThreads, type ThreadPlace } from './place-threads.ts';
import { anchorAt, trackedPlace } from './tracked.ts';

type Shown = {
  threads: readonly Thread[];
  active: string | null;
  draft: ThreadAnchor | null;
  /** Something was written here since anchors were last written down. */
  hasWritten: boolean;
};
type CommentsState = Shown & {
  places: ReadonlyMap<string, ThreadPlace>;
  decorations: DecorationSet;
  /** The text changed since the places were found; what is shown was only moved along. */
  isStale: boolean;
};

export const commentsKey = new PluginKey<CommentsState>('comments');
/** Long enough not to look for places between two letters. */
const LOOK_MS = 150;
const SETTLE_MS = 2500;

export type WriteAnchor = (id: string, anchor: ThreadAnchor) => void;

/** Shows what is commented on, and finds it anew whenever the text has changed. */
export function commentsPlugin(context: EditorContext, writeAnchor: { current: WriteAnchor | null }): Plugin {
  return new Plugin<CommentsState>({
    key: commentsKey,
    state: {
      init: (_config, state) => look(state, NOTHING, mayComment(context)),
      apply: (tr, old, _before, state) => {
        const shown = tr.getMeta(commentsKey) as Partial<Shown> | undefined;
        if (shown) return look(state, { ...old, ...shown }, mayComment(context));
        return tr.docChanged ? movedAlong(old, tr) : old;
      },
    },
    props: {
      decorations: (state) => commentsKey.getState(state)?.decorations,
      handleClick: (view, _pos, event) => press(view, event),
    },
    view: (view) => watch(view, context, writeAnchor),
  });
}

const NOTHING: Shown = { threads: [], active: null, draft: null, hasWritten: false };
const mayComment = (context: EditorContext) => context.me().may['comment.add'] === true;

/** Good for a moment: until it is quiet enough to look where everything is. */
function movedAlong(old: CommentsState, tr: Transaction): CommentsState {
  const isForeign = (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin;
  return {
    ...old,
    decorations: old.decorations.map(tr.mapping, tr.doc),
    isStale: true,
    hasWritten: old.hasWritten || !isForeign,
  };
}

function look(state: EditorState, shown: Shown, mayAdd: boolean): CommentsState {
  const places = placeThreads(state, shown.threads);
  const marks: Decoration[] = [];
  for (const thread of shown.threads) {
    const place = places.get(thread.id);
    const isActive = shown.active === thread.id;
    if (!place || (thread.resolvedAt !== null && !isActive)) continue;
    marks.push(markOf(place, thread.id, isActive));
  }
  const { draft } = shown;
  if (draft?.kind === 'text') {
    const place = placeAnchor(readSectionTexts(state.doc), draft, trackedPlace(state, draft));
    if (place) marks.push(Decoration.inline(place.from, place.to, { class: 'commented is-active' }));
  }
  marks.push(...blockButtons(state.doc, shown.threads, mayAdd));
  return {
    threads: shown.threads,
    active: shown.active,
    draft,
    places,
    decorations: DecorationSet.create(state.doc, marks),
    isStale: false,
    hasWritten: shown.hasWritten,
  };
}

const markOf = ({ from, to, isBlock }: ThreadPlace, id: string, isActive: boolean): Decoration => {
  const attrs = {
    class: `${isBlock ? 'commented-block' : 'commented'} ${isActive ? 'is-active' : ''}`,
    'data-thread': id,
  };
  return isBlock ? Decoration.node(from, to, attrs) : Decoration.inline(from, to, attrs);
};

function press(view: EditorView, event: MouseEvent): boolean {
  const marked = (event.target as Element).closest<HTMLElement>('[data-thread]');
  if (marked && view.dom.contains(marked) && !marked.classList.contains('commented-block'))
    margin.look(marked.dataset.thread ?? null, true);
  return false;
}

function watch(view: EditorView, context: EditorContext, writeAnchor: { current: WriteAnchor | null }) {
  let looking: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    const { places } = commentsKey.getState(view.state)!;
    const known = margin.read().places;
    const isSame = known?.size === places.size && [...places].every(([id, place]) => known.get(id) === place.from);
    if (!isSame) margin.set({ places: new Map([...places].map(([id, place]) => [id, place.from])) });
  };
  const lookAgain = () => {
    looking = undefined;
    view.dispatch(view.state.tr.setMeta(commentsKey, {}));
  };
  const writeDown = () => {
    if (!context.mayWrite()) return;
    settle(view.state, writeAnchor.current);
    view.dispatch(view.state.tr.setMeta(commentsKey, { hasWritten: false }));
  };
  tell();
  return {
    update: (_view: EditorView, before: EditorState) => {
      const [old, now] = [commentsKey.getState(before), commentsKey.getState(view.state)!];
      if (old?.places !== now.places) tell();
      if (now.isStale) looking ??= setTimeout(lookAgain, LOOK_MS);
      if (now.hasWritten && before.doc !== view.state.doc) {
        clearTimeout(settling);
        settling = setTimeout(writeDown, SETTLE_MS);
      }
      followCursor(view, before, now);
    },
    destroy: () => {
      clearTimeout(looking);
      clearTimeout(settling);
    },
  };
}

/** Whoever changed the text around commented words writes down where they stand now, so that others find them at once. */
function settle(state: EditorState, write: WriteAnchor | null): void {
  const { threads, places } = commentsKey.getState(state)!;
  for (const thread of threads) {
    const place = places.get(thread.id);
    if (!place || place.isSettled || place.isBlock || thread.anchor.kind !== 'text') continue;
    const anchor = anchorAt(state, place.from, place.to);
    if (anchor) write?.(thread.id, anchor);
  }
}

/** The thread whose words the cursor stands in is the one looked at. */
function followCursor(view: EditorView, before: EditorState, now: CommentsState): void {
  if (before.selection.eq(view.state.selection) || !view.hasFocus()) return;
  const { from, to } = view.state.selection;
  const here = now.threads
    .filter((thread) => thread.resolvedAt === null)
    .map((thread) => ({ id: thread.id, place: now.places.get(thread.id) }))
    .filter(({ place }) => place && !place.isBlock && place.from <= from && to <= place.to)
    .sort((a, b) => a.place!.to - a.place!.from - (b.place!.to - b.place!.from))[0];
  if (here) margin.look(here.id);
  else if (now.active && now.places.has(now.active)) margin.look(null);
}
