import { Plugin, TextSelection } from 'prosemirror-state';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { droppedEvent } from '../blocks/event-drag.ts';
import { explain } from '../data/api.ts';
import { say } from '../ui/toast-store.ts';
import type { EditorContext } from './editor-context.ts';
import { anchorAt } from './input/anchor.ts';

/** An event of the timeline that is dropped on the text is cited there. */
export const eventDropPlugin = (context: EditorContext): Plugin =>
  new Plugin({
    props: {
      handleDrop(view, event) {
        const eventId = droppedEvent(event.dataTransfer);
        if (!eventId) return false;
        const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (!found || !context.mayWrite()) return true;
        // Between two blocks there are no words to stand behind: the nearest have it.
        const at = TextSelection.near(view.state.doc.resolve(found.pos), -1).to;
        const place = anchorAt(view, at);
        context.cite(eventId).then(
          (number) => {
            const now = place();
            if (now === null || view.isDestroyed || !view.state.doc.resolve(now).parent.inlineContent) return;
            view.dispatch(view.state.tr.insert(now, documentSchema.node('citation', { number })));
            view.focus();
          },
          (error: unknown) => say(explain(error), { tone: 'bad' }),
        );
        return true;
      },
    },
  });
