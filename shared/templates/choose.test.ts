import { describe, expect, test } from 'vitest';
import { type Candidate, chooseTemplate, sayChoice, sayRule } from './choose.ts';
import type { TemplateRule } from './template.ts';

const rule = (part: Partial<TemplateRule>): TemplateRule => ({
  severity: [],
  type: [],
  service: [],
  team: [],
  ...part,
});
const one = (key: string, part: Partial<Candidate> = {}): Candidate => ({
  key,
  name: key,
  priority: 0,
  rules: [],
  isDefault: false,
  ...part,
});
const FACTS = { severity: 'SEV-1', type: 'Security', services: ['checkout'], teams: ['Payments'] };
const STANDARD = one('standard', { isDefault: true });

describe('which template an incident gets', () => {
  test('without any rule that holds, the default one', () =>
    expect(chooseTemplate([one('light'), STANDARD], FACTS)?.key).toBe('standard'));
  test('every condition of a rule must hold, any of its words is enough', () => {
    const both = one('both', { rules: [rule({ severity: ['SEV2', 'P1'], type: ['security'] })] });
    expect(chooseTemplate([both, STANDARD], FACTS)?.key).toBe('both');
    expect(chooseTemplate([both, STANDARD], { ...FACTS, type: 'production' })?.key).toBe('standard');
  });
  test('the highest priority is asked first, then the key that comes first', () => {
    const all = [
      one('b', { rules: [rule({})] }),
      one('a', { rules: [rule({})] }),
      one('c', { priority: 5, rules: [rule({ team: ['payments'] })] }),
    ];
    expect(chooseTemplate([...all, STANDARD], FACTS)?.key).toBe('c');
    expect(chooseTemplate([...all, STANDARD], { ...FACTS, teams: [] })?.key).toBe('a');
  });
  test('SEV0 is not SEV1', () => {
    const zero = one('zero', { rules: [rule({ severity: ['SEV0'] })] });
    expect(chooseTemplate([zero, STANDARD], FACTS)?.key).toBe('standard');
  });
  test('each of the others is told why not', () => {
    const verdicts = chooseTemplate(
      [one('data', { rules: [rule({ service: ['ledger'] })] }), STANDARD, one('idle')],
      FACTS,
    )?.verdicts;
    expect(verdicts?.map(({ why }) => why)).toEqual([
      'It is for incidents on ledger; the incident has service checkout.',
      'It has no rule.',
      'No rule holds, so the default one is taken.',
    ]);
  });
  test('in words', () => {
    expect(sayRule(rule({ severity: ['SEV1', 'SEV2'], type: ['security'] }))).toBe('for SEV1 or SEV2 of type security');
    expect(sayChoice(one('x', { rules: [rule({ service: ['checkout'] })], isDefault: true }))).toBe(
      'For incidents on checkout, and for whatever no rule names',
    );
    expect(sayChoice(one('x'))).toBe('Chosen by hand only');
  });
});
