import { useSyncExternalStore } from 'react';

export type Overlay = 'palette' | 'new-incident' | 'shortcuts' | null;

let open: Overlay = null;
const listeners = new Set<() => void>();

/** Opens one of the dialogs that can stand over any page; null closes it. */
export function openOverlay(next: Overlay) {
  open = next;
  for (const listener of listeners) listener();
}
/** What is open, also while its code is still on the way: keys pressed meanwhile are meant for it. */
export const openedOverlay = () => open;

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
