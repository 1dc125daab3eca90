import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEFAULT_POLICY, decisionPolicy, POLICY_ORDER } from './policy.ts';
import { POLICY_SETTINGS } from './policy-settings.ts';

const messagesOf = (input: unknown): string[] =>
  decisionPolicy.safeParse(input).error?.issues.map(({ message }) => message) ?? [];

describe('the policy as data', () => {
  test('every setting can be shown in a form: labelled, explained, bounded, with a default inside its bounds', () => {
    for (const setting of POLICY_SETTINGS) {
      expect(setting.label).not.toBe('');
      expect(setting.explanation).toMatch(/\.$/);
      expect(setting.unit).not.toBe('');
      expect(setting.min).toBeLessThanOrEqual(setting.default);
      expect(setting.max).toBeGreaterThanOrEqual(setting.default);
      expect(DEFAULT_POLICY[setting.name]).toBe(setting.default);
    }
    const labels = POLICY_SETTINGS.map(({ group, label }) => `${group}: ${label}`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('an object without settings, or with some, is filled from the defaults', () => {
    expect(decisionPolicy.parse({})).toEqual(DEFAULT_POLICY);
    expect(decisionPolicy.parse({ manyCustomersFrom: 900 })).toEqual({ ...DEFAULT_POLICY, manyCustomersFrom: 900 });
  });

  test.each([
    [{ requiredFrom: 2.5 }, 'Required from: a whole number from 1 to 100'],
    [{ severity1: -1 }, 'Highest severity: a whole number from 0 to 20'],
    [{ severity1: 'five' }, 'Highest severity: a whole number from 0 to 20'],
    [{ severity1: Number.NaN }, 'Highest severity: a whole number from 0 to 20'],
    [{ longFromMinutes: 0 }, 'Long impact from: a whole number from 1 to 100,000'],
    [{ requiredFrom: 2 }, '“Recommended from” (3) may not be above “Required from” (2)'],
    [{ repeatSoonDays: 40 }, '“Soon within” (40) may not be above “Repeat within” (30)'],
  ])('%j is refused in words', (input, message) => {
    expect(messagesOf(input)).toEqual([message]);
  });

  test('an unknown setting is refused: it is most likely a slip', () => {
    expect(messagesOf({ severityOne: 3 })[0]).toContain('severityOne');
  });

  test('the defaults keep their own order, and the API description carries the explanations', () => {
    for (const [low, high] of POLICY_ORDER) expect(DEFAULT_POLICY[low]).toBeLessThanOrEqual(DEFAULT_POLICY[high]);
    const schema = JSON.stringify(z.toJSONSchema(decisionPolicy, { io: 'input' }));
    for (const { explanation } of POLICY_SETTINGS) expect(schema).toContain(JSON.stringify(explanation).slice(1, -1));
  });

  test('the page that explains the policy lists every setting with its default', () => {
    const page = readFileSync(new URL('../../../docs/decision-policy.md', import.meta.url), 'utf8');
    for (const setting of POLICY_SETTINGS) {
      const row = `| ${setting.label} | ${setting.default.toLocaleString('en')} | ${setting.unit} | ${setting.explanation} |`;
      expect(page).toContain(row);
    }
  });
});
