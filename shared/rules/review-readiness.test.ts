import { describe, expect, it } from 'vitest';
import { type ReadinessFacts, sayReadiness } from './review-readiness.ts';

const READY: ReadinessFacts = {
  emptySections: [],
  changesAskedBy: [],
  demanded: 0,
  approvals: 1,
  expired: [],
  isApprovedByOwner: false,
  coach: { rewords: 0, questions: 0, gaps: 0, firstSection: null },
  openComments: [],
  factorCandidates: [],
  followUpCandidates: [],
  unplanned: [],
  accountsWaitedFor: 0,
  coverage: [],
};
const keysOf = (facts: Partial<ReadinessFacts>) => {
  const { musts, shoulds } = sayReadiness({ ...READY, ...facts });
  return { musts: musts.map((one) => one.key), shoulds: shoulds.map((one) => one.key) };
};

describe('what stands before publication', () => {
  it('is nothing where everything is done', () => expect(keysOf({})).toEqual({ musts: [], shoulds: [] }));
  it('is a must where a section is empty, changes are asked for, or a rule lacks approvals', () => {
    expect(
      keysOf({ emptySections: [{ key: 'summary', title: 'Summary' }], changesAskedBy: ['Bo'], demanded: 2 }).musts,
    ).toEqual(['sections.summary', 'changes', 'approvals']);
  });
  it('is one approval, said once: as a must or as a should', () => {
    expect(keysOf({ approvals: 0 })).toEqual({ musts: [], shoulds: ['approval'] });
    expect(keysOf({ approvals: 0, demanded: 1 })).toEqual({ musts: ['approvals'], shoulds: [] });
  });
  it('says why approvals do not count', () => {
    const words = (facts: Partial<ReadinessFacts>) =>
      sayReadiness({ ...READY, approvals: 0, ...facts }).shoulds[0]?.words;
    expect(words({ isApprovedByOwner: true })).toBe('Only its owner has approved it, and others could review it');
    expect(words({ expired: ['Bo, because a risk was added'] })).toBe(
      'Nobody has approved it as it is now: expired is the approval of Bo, because a risk was added',
    );
  });
  it('is better done: what is open beside the text', () => {
    const { shoulds } = sayReadiness({
      ...READY,
      coach: { rewords: 2, questions: 1, gaps: 1, firstSection: 'summary' },
      openComments: ['c1', 'c2'],
      factorCandidates: ['f1'],
      followUpCandidates: ['w1'],
      unplanned: ['w2'],
      accountsWaitedFor: 1,
    });
    expect(shoulds.map(({ place }) => place)).toEqual([
      '#section-summary',
      '#coach',
      '#coach',
      '#comment-c1',
      '#factor-f1',
      '#work-w1',
      '#work-w2',
      '/accounts',
    ]);
  });
  it('names a coach that could not read', () => expect(keysOf({ coach: null }).shoulds).toEqual(['coach']));
});
