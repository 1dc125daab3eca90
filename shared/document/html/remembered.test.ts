import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('makes each text once, forgets the one asked for longest ago, and never holds more than it may', () => {
  const made: string[] = [];
  const make = remembered((text) => {
    made.push(text);
    return text.toUpperCase();
  }, 4);
  expect(['aa', 'bb', 'aa', 'cc', 'aa', 'bb', 'longer', 'aa'].map(make)).toEqual([
    'AA',
    'BB',
    'AA',
    'CC',
    'AA',
    'BB',
    'LONGER',
    'AA',
  ]);
  expect(made).toEqual(['aa', 'bb', 'cc', 'bb', 'longer', 'aa']);
});
