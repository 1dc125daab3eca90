import { expect, it } from 'vitest';
import { inRiskOrder, riskCount } from './risk-words.ts';

const risks = (['addressed', 'open', 'struck', 'candidate', 'accepted'] as const).map((state) => ({ state }));

it('shows what still asks for something first, and nothing that was struck', () => {
  expect(inRiskOrder(risks).map((one) => one.state)).toEqual(['open', 'candidate', 'addressed', 'accepted']);
});

it('counts what has to be looked at', () => {
  expect(riskCount(inRiskOrder(risks))).toBe('4 risks · 1 to confirm · 1 accepted · 1 addressed');
  expect(riskCount([{ state: 'open' }])).toBe('1 risk');
  expect(riskCount([])).toBe('');
});
