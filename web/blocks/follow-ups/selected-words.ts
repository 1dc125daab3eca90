import { followUpTitle } from './follow-up-title.ts';

/** Words of the text that work is being planned from, and what they are called as work. */
export type Selected = { title: string; quote: string };

let selected: Selected | null = null;
const listeners = new Set<() => void>();

function set(next: Selected | null): void {
  selected = next;
  for (const listener of listeners) listener();
}

/** Opens the planning of work from words that somebody selected in the text of the open post-mortem. */
export function createFollowUpFromSelection(text: string): void {
  set({ title: followUpTitle(text), quote: text.trim().slice(0, 2000) });
}

export const selectedWords = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => selected,
  clear: () => set(null),
};
