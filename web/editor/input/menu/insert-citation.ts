import type { EditorView } from 'prosemirror-view';
import { explain } from '../../../data/api.ts';
import { say } from '../../../ui/toast-store.ts';
import type { EditorContext } from '../../editor-context.ts';
import { anchorAt } from '../anchor.ts';
import { nodes } from '../kinds.ts';
import type { Trigger } from './trigger.ts';

/** Cites an event where it was asked for; the number comes from the server, and others may write meanwhile. */
export async function insertCitation(context: EditorContext, view: EditorView, { from, to }: Trigger, eventId: string) {
  // A number belongs to the word before it: the space that stood before the sign goes.
  const hasSpace = view.state.doc.textBetween(Math.max(0, from - 1), from, null, '￼') === ' ';
  view.dispatch(view.state.tr.delete(hasSpace ? from - 1 : from, to));
  view.focus();
  const place = anchorAt(view, hasSpace ? from - 1 : from);
  try {
    const number = await context.cite(eventId);
    const at = place();
    if (at === null || view.isDestroyed) return;
    view.dispatch(view.state.tr.insert(at, nodes.citation.create({ number })).scrollIntoView());
  } catch (error) {
    say(explain(error), { tone: 'bad' });
  }
}
