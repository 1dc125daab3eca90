import { describe, expect, it } from 'vitest';
import { putAwayKey, putAwayOfGap } from './put-away.ts';

const FINDING = {
  rule: 'cf-modal' as const,
  section: 'summary',
  quote: 'should have',
  sentence: 'Zoë should have looked.',
};
const ABOUT = { why: '', question: '' };

describe('what was put away', () => {
  it('is known again through other spaces and other forms of its letters', () => {
    const again = { ...FINDING, quote: 'should\n have', sentence: ' Zoe\u0308 should  have looked. ' };
    expect(putAwayKey(again)).toBe(putAwayKey(FINDING));
  });

  it.each([
    { rule: 'agent-harm' as const },
    { section: 'timeline' },
    { section: null },
    { quote: 'could have' },
    { sentence: 'Ana should have looked.' },
  ])('is not taken for one that differs in %o', (other) =>
    expect(putAwayKey({ ...FINDING, ...other })).not.toBe(putAwayKey(FINDING)),
  );

  it('names a gap by what it is about', () => {
    const quotes = [
      { kind: 'document' as const },
      { kind: 'section' as const, key: 'summary' },
      { kind: 'factor' as const, id: 'f1', title: 'Retries' },
    ].map((about) => putAwayOfGap({ rule: 'factor-no-effect', ...ABOUT, about }).quote);
    expect(quotes).toEqual(['', 'summary', 'f1']);
  });
});
