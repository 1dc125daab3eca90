import { findCircle } from '#shared/rules/factor-graph.ts';
import type { FactorRole, RowState } from '#shared/rules/factor-words.ts';

export type Which = 'factors' | 'mitigators';
type One = { id: string; role: FactorRole; state: RowState; leadsTo: readonly string[] };

/** Those a block shows; what limited the damage stands in one of its own. */
export const ofBlock = <T extends One>(factors: readonly T[], which: Which): T[] =>
  factors.filter((factor) => (factor.role === 'limited-the-damage') === (which === 'mitigators'));

export const isStanding = (factor: { state: RowState }): boolean => factor.state !== 'struck';

/** Those that a factor can be said to have led to: not struck, not said already, and closing no circle. */
export function linkable<T extends One>(factors: readonly T[], from: T): T[] {
  return factors.filter(
    (to) =>
      to.id !== from.id &&
      isStanding(to) &&
      !from.leadsTo.includes(to.id) &&
      findCircle(factors, from.id, to.id) === undefined,
  );
}

/** "3 factors · 2 to confirm · 1 limited the damage": what stands, in the head of the block. */
export function countWords(factors: readonly One[], which: Which): string {
  const standing = factors.filter(isStanding);
  const mine = ofBlock(standing, which);
  const candidates = mine.filter((one) => one.state === 'candidate').length;
  const noun = which === 'mitigators' ? 'limited the damage' : mine.length === 1 ? 'factor' : 'factors';
  const others = standing.length - mine.length;
  return [
    mine.length > 0 && `${mine.length} ${noun}`,
    candidates > 0 && `${candidates} to confirm`,
    which === 'factors' && others > 0 && `${others} limited the damage`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The ids with one moved a step up or down among those of its block; the same when it is at the end. */
export function movedOne(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  const next = [...ids];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}
