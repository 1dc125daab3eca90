import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect } from 'react';
import { undoCommand } from 'y-prosemirror';
import { useAnchorThread, useThreads } from '../../data/comments.ts';
import type { EditorContext } from '../editor-context.ts';
import { decideInText } from '../suggest/decide-in-text.ts';
import { commentsKey, type WriteAnchor } from './comments-plugin.ts';
import { margin, useMargin } from './margin.ts';
import { startComment } from './start-comment.ts';

type Link = { view: EditorView; context: EditorContext; writeAnchor: { current: WriteAnchor | null } };

/** Joins the text and the cards beside it as long as the editor stands. */
export function marginBridge(view: EditorView, context: EditorContext, writeAnchor: Link['writeAnchor']) {
  const place = document.createElement('div');
  context.portals.show(place, <Bridge view={view} context={context} writeAnchor={writeAnchor} />);
  margin.set({
    reveal: (card) => reveal(view, card),
    editor: {
      decide: (groups, accept) => decideInText(view, groups, accept),
      comment: () => void startComment(view),
      undo: () => void undoCommand(view.state, view.dispatch),
    },
  });
  return {
    destroy: () => {
      context.portals.hide(place);
      margin.set({ editor: null, reveal: null, places: null, suggestions: [] });
    },
  };
}

function Bridge({ view, context, writeAnchor }: Link) {
  const threads = useThreads(context.postMortem().id).data;
  const { mutate } = useAnchorThread();
  const { active, draft } = useMargin();
  useEffect(() => {
    writeAnchor.current = (id, anchor) => mutate({ id, anchor });
    return () => {
      writeAnchor.current = null;
    };
  }, [writeAnchor, mutate]);
  useEffect(() => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(commentsKey, { threads: threads ?? [], active, draft }));
  }, [view, threads, active, draft]);
  return null;
}

/** Brings a card's words into sight and puts the cursor there, without taking the focus from the card. */
function reveal(view: EditorView, card: string) {
  const place = commentsKey.getState(view.state)?.places.get(card);
  const at = place ?? margin.read().suggestions.find((one) => one.group === card);
  if (!at) return;
  if (!('isBlock' in at && at.isBlock))
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.from + 1))));
  const element = view.nodeDOM(at.from) ?? view.domAtPos(at.from, 1).node;
  const shown = element instanceof Element ? element : element.parentElement;
  shown?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
