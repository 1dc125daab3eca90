import { useCallback, useRef } from 'react';

/** A callback that never changes its identity and always runs the latest version: rows that get it need not redraw. */
export function useStable<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...args: A) => latest.current(...args), []);
}
