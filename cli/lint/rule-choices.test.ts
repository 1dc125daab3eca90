import { expect, test } from 'vitest';
import { parseRuleOption } from './rule-choices.ts';

test('a word before a colon holds for the rules that follow', () => {
  expect(parseRuleOption('off:minimiser, hindsight,reword:single-cause ,ask: cf-modal')).toEqual([
    ['minimiser', 'off'],
    ['hindsight', 'off'],
    ['single-cause', 'reword'],
    ['cf-modal', 'ask'],
  ]);
  expect(parseRuleOption('off:no-detection,')).toEqual([['no-detection', 'off']]);
});
