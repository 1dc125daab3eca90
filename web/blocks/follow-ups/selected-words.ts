import type { Origin } from '#shared/rules/follow-up-work.ts';
import { followUpTitle } from './follow-up-title.ts';

/** Words that work is being planned from, what they are called as work, and where they stand. */
export type Selected = { title: string; quote: string; from: Origin };

let selected: Selected | null = null;
const listeners = new Set<() => void>();

function set(next: Selected | null): void {
  selected = next;
  for (const listener of listeners) listener();
}

/** Opens the planning of work from words of the open post-mortem: selected in its text unless `from` says otherwise. */
export function createFollowUpFromSelection(text: string, from: Origin = { kind: 'selection' }): void {
  set({ title: followUpTitle(text), quote: text.trim().slice(0, 2000), from });
}

export const selectedWords = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => selected,
  clear: () => set(null),
};
