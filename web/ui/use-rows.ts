import { useRef, useState } from 'react';
import { useKeys } from './use-keys.ts';

type Actions = {
  open?: (index: number) => void;
  /** Scrolls to a row; the list may draw only what is in sight. */
  reveal?: (index: number) => void;
  /** What stays the same about a row while others come and go around it. */
  keyOf?: (index: number) => string;
};

/** Moves through a list with `j` and `k` or the arrows. With `keyOf`, the chosen row stays chosen when the list changes. */
export function useRows(count: number, actions: Actions) {
  const [chosen, setChosen] = useState<{ at: number; key: string | null }>({ at: -1, key: null });
  const { keyOf } = actions;
  const at = placeOf(chosen, count, keyOf);
  const latest = useRef(at);
  if (at >= 0) latest.current = at;

  const setAt = (index: number) => setChosen({ at: index, key: index >= 0 && keyOf ? keyOf(index) : null });
  const move = (step: number) => {
    if (count === 0) return;
    // A chosen row that is gone leaves its place to what follows it.
    const from = at < 0 && chosen.key !== null ? latest.current - (step > 0 ? 1 : 0) : at;
    const next = from < 0 && step < 0 ? count - 1 : Math.max(0, Math.min(count - 1, from + step));
    setAt(next);
    actions.reveal?.(next);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: (event) => {
      const target = event.target as HTMLElement;
      // A focused link or button keeps its own Enter.
      if (target.closest('a, button, summary')) target.click();
      else if (at >= 0) actions.open?.(at);
    },
  });
  return { at, setAt };
}

function placeOf(chosen: { at: number; key: string | null }, count: number, keyOf: Actions['keyOf']): number {
  if (chosen.key === null || !keyOf) return Math.min(chosen.at, count - 1);
  if (chosen.at < count && keyOf(chosen.at) === chosen.key) return chosen.at;
  for (let index = 0; index < count; index++) if (keyOf(index) === chosen.key) return index;
  return -1;
}
