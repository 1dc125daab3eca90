import { describe, expect, it } from 'vitest';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import { evaluateStrength, readLabelled } from './coach-strength.ts';

describe('on the labelled follow-ups', () => {
  const { rows, accuracy } = evaluateStrength();

  it('each level is right and found on those kept aside', () => {
    for (const { set, level, precision, recall } of rows) {
      if (set !== 'test' || level === 'not told') continue;
      expect([level, precision >= 0.9, recall >= 0.9]).toEqual([level, true, true]);
    }
  });

  it('the kind and the wording too', () => {
    expect(accuracy.test!.of).toBeGreaterThanOrEqual(75);
    expect(accuracy.test!.kind).toBeGreaterThanOrEqual(0.85);
    expect(accuracy.test!.wording).toBeGreaterThanOrEqual(0.85);
  });
});

describe('the stronger form of the labelled follow-ups', () => {
  it('is there for all that is not strong, and for nothing else', () => {
    for (const { text, strength } of readLabelled()) {
      const reading = readFollowUp(text);
      if (reading.strength === strength && strength !== null) {
        expect([text, reading.stronger === null]).toEqual([text, strength === 'strong']);
      }
    }
  });

  it('asks how or what', () => {
    for (const { text } of readLabelled()) expect(readFollowUp(text).stronger ?? 'What').toMatch(/^(?:What|How)\b/);
  });
});
