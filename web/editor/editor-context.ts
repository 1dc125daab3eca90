import type { EditorView } from 'prosemirror-view';
import { createContext, useContext } from 'react';
import type { PostMortem } from '../data/post-mortems.ts';
import type { Session } from '../data/session.ts';
import type { Portals } from './portals.ts';
import type { Room } from './room.ts';

/** What plugins, node views and the components they render need. It stays the same object while the editor stands; its functions answer for now. */
export type EditorContext = {
  room: Room;
  portals: Portals;
  /** The view; throws before it stands (a plugin's `view` and its handlers come after). */
  view: () => EditorView;
  /** What scrolls the page. */
  scroller: () => HTMLElement | null;
  postMortem: () => PostMortem;
  me: () => NonNullable<Session['me']>;
  /** IANA zone in which the reader sees times. */
  zone: () => string;
  mayWrite: () => boolean;
  /** Opens evidence with this number beside the text. */
  show: (number: number) => void;
  /** Points at evidence without opening it; null ends that. */
  point: (anchor: HTMLElement | null, number: number) => void;
  /** The number under which the document cites an event, a new one when it has none yet. */
  cite: (eventId: string) => Promise<number>;
};

export const EditorContextReact = createContext<EditorContext | null>(null);
export function useEditor(): EditorContext {
  const context = useContext(EditorContextReact);
  if (!context) throw new Error('outside the editor');
  return context;
}
