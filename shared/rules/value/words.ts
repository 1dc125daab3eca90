import { SMALL_BELOW } from '../effect/rate-ratio.ts';

export const PRIVATE = 'Everything of private incidents, for every reader alike.';
export const small = (n: number, what: string): string => (n < SMALL_BELOW ? `A small sample: ${what}.` : `${what}.`);
