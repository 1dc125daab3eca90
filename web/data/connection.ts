import { useSyncExternalStore } from 'react';

let reachable = navigator.onLine;
const listeners = new Set<() => void>();

function set(next: boolean) {
  if (next === reachable) return;
  reachable = next;
  for (const listener of listeners) listener();
}
addEventListener('offline', () => set(false));
addEventListener('online', () => void check());

/** Asks the server whether it is there; used by the offline banner until it is. */
export async function check(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store' });
    set(true);
  } catch {
    set(false);
  }
  return reachable;
}

/** `fetch` that remembers whether the last request found the server at all. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    set(true);
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) set(false);
    throw error;
  }
};

export function useReachable(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reachable,
  );
}
