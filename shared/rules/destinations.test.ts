import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesFor, fileSlug, takes, waitAfter } from './destinations.ts';

const all = { audience: 'internal' as const, templates: [], teamIds: [], serviceIds: [] };
const offered = { audience: 'internal' as const, template: 'standard', teamIds: ['t1'], serviceIds: ['s1', 's2'] };

describe('what a destination takes', () => {
  it('is everything of its audience unless it says otherwise', () => {
    expect(takes(all, offered)).toBe(true);
    expect(takes({ ...all, audience: 'customers' }, offered)).toBe(false);
  });

  it('is what meets each of its lists', () => {
    expect(takes({ ...all, templates: ['short', 'standard'] }, offered)).toBe(true);
    expect(takes({ ...all, templates: ['short'] }, offered)).toBe(false);
    expect(takes({ ...all, serviceIds: ['s2'] }, offered)).toBe(true);
    expect(takes({ ...all, serviceIds: ['s2'], teamIds: ['t9'] }, offered)).toBe(false);
  });

  it('is nothing without a team when it asks for one', () => {
    expect(takes({ ...all, teamIds: ['t1'] }, { ...offered, teamIds: [] })).toBe(false);
  });
});

describe('tries', () => {
  it('are further and further apart, and end', () => {
    const waits = Array.from({ length: 8 }, (_, index) => waitAfter(index + 1));
    expect(waits.at(-1)).toBeUndefined();
    const given = waits.slice(0, -1) as number[];
    expect(given).toEqual([...given].sort((a, b) => a - b));
  });

  it('wait as long as they are asked to, within reason', () => {
    expect(waitAfter(1, 120_000)).toBe(120_000);
    expect(waitAfter(1, 1_000)).toBe(60_000);
    expect(waitAfter(1, 1e12)).toBe(12 * 3_600_000);
  });
});

describe('a conflict', () => {
  it('is never written over where nothing is left to write over', () => {
    expect(choicesFor('gone', 'push')).not.toContain('overwrite');
    expect(choicesFor('edited', 'push')).toEqual(['overwrite', 'anew', 'leave']);
    expect(choicesFor('edited', 'withdraw')).not.toContain('anew');
  });
});

describe('a file name', () => {
  it('holds letters, digits and single hyphens alone, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(fileSlug(title)).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
        expect(fileSlug(title).length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('reads like the title', () => {
    expect(fileSlug('Checkout für „Zürich“ failed: 3×')).toBe('checkout-fur-zurich-failed-3');
    expect(fileSlug('../../etc/passwd')).toBe('etc-passwd');
  });
});
