import { useState } from 'react';

export type FactorView = 'cards' | 'graph';
const KEY = 'debrief.factors-view';

function read(): FactorView {
  try {
    return localStorage.getItem(KEY) === 'graph' ? 'graph' : 'cards';
  } catch {
    return 'cards';
  }
}

/** Cards or graph, as this person looked at factors last. */
export function useFactorView(): [FactorView, (view: FactorView) => void] {
  const [view, setView] = useState(read);
  const choose = (next: FactorView) => {
    setView(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Storage may be forbidden: then it is remembered until the page is left.
    }
  };
  return [view, choose];
}
