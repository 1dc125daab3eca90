import { Plugin } from 'prosemirror-state';
import type { EditorContext } from './editor-context.ts';

/** What a reader does themselves, by which following ends. */
const OWN_ACTIONS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/** Keeps the cursor of the person who is followed in sight. */
export const followPlugin = ({ room, scroller }: EditorContext): Plugin =>
  new Plugin({
    view: (view) => {
      let frame = 0;
      const follow = () => {
        cancelAnimationFrame(frame);
        const { following, people } = room.read();
        if (following === null) return;
        if (!people.some((one) => one.clientId === following)) return room.follow(null);
        frame = requestAnimationFrame(() => {
          const caret = view.dom.querySelector(`.caret[data-client="${following}"]`);
          const box = scroller()?.getBoundingClientRect();
          const at = caret?.getBoundingClientRect();
          if (!caret || !box || !at) return;
          const isInSight = at.top > box.top + box.height * 0.15 && at.bottom < box.bottom - box.height * 0.15;
          if (!isInSight) caret.scrollIntoView({ block: 'center', behavior: 'smooth' });
        });
      };
      const stop = (event: Event) => {
        if (room.read().following === null || (event.target as Element).closest?.('.people-here')) return;
        room.follow(null);
      };
      const unsubscribe = room.subscribe(follow);
      for (const name of OWN_ACTIONS) addEventListener(name, stop, { passive: true, capture: true });
      return {
        update: follow,
        destroy: () => {
          unsubscribe();
          cancelAnimationFrame(frame);
          for (const name of OWN_ACTIONS) removeEventListener(name, stop, { capture: true });
        },
      };
    },
  });
