import { describe, expect, it } from 'vitest';
import type { Readiness, Reviewer } from '../../../data/reviews.ts';
import { sayReview } from './review-words.ts';

const reviewer = (name: string, state: Reviewer['state']): Reviewer => ({
  person: { id: name, name },
  state,
  words: '',
  askedBy: null,
  askedAt: null,
  byRule: false,
  note: null,
});
const points = (howMany: number) => Array.from({ length: howMany }, (_, i) => ({ key: `${i}`, words: '', path: '' }));
const standing = (musts: number, shoulds: number): Readiness => ({ musts: points(musts), shoulds: points(shoulds) });

describe('the line of the review', () => {
  it('names who did what, and what stands before publication', () => {
    const reviewers = [reviewer('Bo', 'asked'), reviewer('Ana', 'approved'), reviewer('Cy', 'asked')];
    expect(sayReview(reviewers, standing(2, 5))).toBe(
      'Ana approved · Bo and Cy are asked · 2 things stand before publication',
    );
  });
  it('speaks of what is better done only where nothing has to be', () => {
    expect(sayReview([], standing(0, 1))).toBe('No reviewers yet · 1 thing open');
    expect(sayReview([reviewer('Ana', 'expired')], standing(0, 0))).toBe(
      'Ana approved an earlier text · ready to publish',
    );
    expect(sayReview([reviewer('Ana', 'changes-requested')], undefined)).toBe('Ana asked for changes');
  });
});
