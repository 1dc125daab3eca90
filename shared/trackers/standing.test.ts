import { describe, expect, it } from 'vitest';
import { standingOf } from './standing.ts';

const open = {
  isRemoved: false,
  state: 'confirmed' as const,
  status: 'open' as const,
  hasIssue: false,
  isPrivate: false,
};

describe('who gets an issue', () => {
  it.each([
    ['ready', {}],
    ['ready', { status: 'in-progress' as const }],
    ['private', { isPrivate: true }],
    ['linked', { hasIssue: true }],
    ['finished', { status: 'done' as const }],
    ['finished', { status: 'wont-do' as const, isPrivate: true }],
    ['proposed', { state: 'candidate' as const }],
    ['removed', { isRemoved: true }],
  ])('%s: %j', (standing, fields) => {
    expect(standingOf({ ...open, ...fields })).toBe(standing);
  });

  it('says first what would have to be undone first', () => {
    expect(standingOf({ ...open, hasIssue: true, status: 'done', isPrivate: true })).toBe('linked');
    expect(standingOf({ ...open, isRemoved: true, hasIssue: true })).toBe('removed');
  });
});
