import { expect, test } from 'vitest';
import { GAPS, RULES } from '#shared/coach/finding.ts';
import { RULE_GROUPS, wordsOfRule } from './rule-words.ts';

test('every rule stands in one group, with words of its own', () => {
  const listed = (kind: string) => RULE_GROUPS.filter((one) => one.kind === kind).flatMap(({ rules }) => rules);
  expect(listed('finding').toSorted()).toEqual(RULES.toSorted());
  expect(listed('gap').toSorted()).toEqual(GAPS.toSorted());
  const names = RULE_GROUPS.flatMap(({ rules, kind }) => rules.map((rule) => wordsOfRule({ rule, kind }).name));
  expect(new Set(names).size).toBe(names.length);
});
