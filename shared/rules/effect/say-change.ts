import { count } from '../plain-words.ts';
import { isBeyondChance, type RateRatio, rateRatio, SMALL_BELOW } from './rate-ratio.ts';

const times = (value: number): string =>
  value === 0
    ? '0'
    : value < 0.095
      ? value.toFixed(2)
      : value < 9.95
        ? value.toFixed(1)
        : Math.round(value).toLocaleString('en');

/** "between 0 and 2.4 times the rate before (95 %)". */
export function sayRatio({ low, high, confidence }: RateRatio): string {
  const percent = `(${Math.round(confidence * 100)} %)`;
  return high === null
    ? `at least ${times(low)} times the rate before, with no upper bound ${percent}`
    : `between ${times(low)} and ${times(high)} times the rate before ${percent}`;
}

/** Before against after in equal spans, and what may be concluded: an interval, small samples called small, never a trend. */
export function sayChange(before: number, after: number, days: number): { ratio: RateRatio | null; words: string } {
  const ratio = rateRatio({ before, after, daysBefore: days, daysAfter: days });
  if (!ratio) return { ratio, words: 'None before and none after: that shows nothing either way.' };
  const beyond = isBeyondChance(ratio);
  const small = before + after < SMALL_BELOW ? ` A small sample: ${count(before + after, 'incident')} in all.` : '';
  const verdict = beyond
    ? after < before
      ? 'Fewer than chance alone would seldom give.'
      : 'More than chance alone would seldom give.'
    : 'Chance alone may give that.';
  return { ratio, words: `The rate is ${sayRatio(ratio)}. ${verdict}${small}` };
}
