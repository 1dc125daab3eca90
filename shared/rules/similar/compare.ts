import type { Sign } from './causes.ts';
import { titleTokens } from './title-tokens.ts';

/** A rare word says more than a common one: log(1 + incidents / incidents with the word). */
export function weighWords(all: readonly (readonly string[])[]): (token: string) => number {
  const holders = new Map<string, number>();
  for (const tokens of all) for (const token of tokens) holders.set(token, (holders.get(token) ?? 0) + 1);
  return (token) => Math.log(1 + all.length / (holders.get(token) ?? 1));
}

/** Dice's coefficient: twice what is shared, by what both hold. */
export function likeness(a: readonly string[], b: readonly string[], weigh: (token: string) => number = () => 1) {
  const inA = new Set(a);
  let both = 0;
  let total = 0;
  const shared: string[] = [];
  for (const token of a) total += weigh(token);
  for (const token of b) {
    const weight = weigh(token);
    total += weight;
    if (!inA.has(token)) continue;
    both += weight;
    shared.push(token);
  }
  return { value: total === 0 ? 0 : (2 * both) / total, shared };
}

const FACTOR_ALIKE = 0.6;

/** Of the factors of one those that the other has in nearly the same words. */
export function compareFactors(a: readonly string[], b: readonly string[]): string[] {
  const theirs = b.map((factor) => titleTokens(factor));
  return a.filter((factor) => {
    const tokens = titleTokens(factor);
    return theirs.some((other) => likeness(tokens, other).value >= FACTOR_ALIKE);
  });
}

export function sharedSigns(a: readonly Sign[] = [], b: readonly Sign[] = []): Sign[] {
  const theirs = new Set(b.map(({ sign }) => sign));
  return a.filter(({ sign }) => theirs.has(sign));
}

const DAY = 86_400_000;
const SOON_DAYS = 20;
const FADES_OVER_DAYS = 180;

/** Whole days between two instants in epoch ms, whichever came first. */
export const daysApart = (a: number, b: number): number => Math.round(Math.abs(a - b) / DAY);

/**
 * How much the time between speaks for a repeat, from 0 to 1: full within 20 days, in which most repeats come, and fading
 * after. Where a time is not known, nothing is taken away.
 */
export function nearness(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 1;
  return Math.exp(-Math.max(0, Math.abs(a - b) / DAY - SOON_DAYS) / FADES_OVER_DAYS);
}
