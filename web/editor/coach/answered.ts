import { useSyncExternalStore } from 'react';

let answers: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<string, string>) {
  answers = next;
  for (const listener of listeners) listener();
}

/** The sentence that was written behind a finding here: as long as it stands there, its question is answered. */
export function keepAnswer(id: string, sentence: string) {
  set(new Map(answers).set(id, sentence));
}
export function forgetAnswer(id: string) {
  set(new Map([...answers].filter(([one]) => one !== id)));
}

export const useAnswers = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => answers,
  );
