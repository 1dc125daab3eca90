import { createContext, useContext } from 'react';
import type { PostMortem } from '../data/post-mortems.ts';
import type { OpenRoom } from './open-room.ts';

export type RailTab = 'coach' | 'evidence' | 'comments' | 'about';

export type DocumentState = {
  postMortem: PostMortem;
  /** Number by which the document cites an event. */
  numbers: ReadonlyMap<string, number>;
  mayEdit: boolean;
  /** Opens the evidence with this number in the rail. */
  show: (number: number) => void;
  /** Points at evidence without opening it: the card that hovers beside its number. */
  point: (anchor: HTMLElement | null, number: number) => void;
  /** Puts a citation where the cursor is in the section being edited; null while none is. */
  insert: ((eventId: string) => void) | null;
  setInsert: (insert: ((eventId: string) => void) | null) => void;
  /** The document as it is written right now; null until the editor has come, and while only published text is read. */
  room: OpenRoom | null;
  setRoom: (room: OpenRoom | null) => void;
};

export const DocumentContext = createContext<DocumentState | null>(null);
export function useDocument(): DocumentState {
  const state = useContext(DocumentContext);
  if (!state) throw new Error('outside a post-mortem');
  return state;
}
