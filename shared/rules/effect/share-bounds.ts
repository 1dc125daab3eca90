import { binomialSums, bisect } from './binomial.ts';

/**
 * The exact interval of a share of `all` tries (Clopper and Pearson, Biometrika 26, 1934): it covers the true share in at
 * least `confidence` of all cases, however few the tries. Null where nothing was tried.
 */
export function shareBounds(hits: number, all: number, confidence = 0.95): { low: number; high: number } | null {
  if (all === 0) return null;
  const tail = (1 - confidence) / 2;
  const sum = binomialSums(all);
  return {
    low: hits === 0 ? 0 : bisect((share) => 1 - sum(hits - 1, share) >= tail),
    high: hits === all ? 1 : bisect((share) => sum(hits, share) <= tail),
  };
}
