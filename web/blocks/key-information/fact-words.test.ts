import { expect, it, test } from 'vitest';
import { customersWords, isLongFact, namesIn, phaseWords } from './fact-words.ts';

const at = (time: string) => ({ at: `2026-03-04T${time}:00Z` });
const times = {
  impactStarted: at('10:02'),
  detected: at('10:05'),
  acknowledged: null,
  mitigated: at('10:41'),
  resolved: { at: '2026-03-05T01:20:00Z' },
};

it('counts every phase from the first that is known, and names another day', () => {
  expect(phaseWords(times, 'impactStarted', 'Europe/Madrid')).toBe('11:02');
  expect(phaseWords(times, 'mitigated', 'Europe/Madrid')).toBe('11:41, after 39 min');
  expect(phaseWords(times, 'resolved', 'Europe/Madrid')).toBe('5 March, 02:20, after 15 h 18 min');
  expect(phaseWords(times, 'acknowledged', 'Europe/Madrid')).toBeUndefined();
  expect(phaseWords({ ...times, impactStarted: null }, 'mitigated', 'UTC')).toBe('10:41, after 36 min');
});

test.each([
  ['checkout, payments', ['checkout', 'payments']],
  [' checkout ;checkout\npayments,, ', ['checkout', 'payments']],
  ['', []],
])('%j names %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

it('says how many customers, and makes room for what is long', () => {
  expect([customersWords(null), customersWords(0), customersWords(1), customersWords(1840)]).toEqual([
    '',
    '0 customers',
    '1 customer',
    '1,840 customers',
  ]);
  expect(isLongFact('16:41, after 1 h 24 min', 1)).toBe(false);
  expect(isLongFact('16:41, after 1 h 24 min', 3)).toBe(true);
});
