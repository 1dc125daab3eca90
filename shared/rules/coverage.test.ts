import { describe, expect, it } from 'vitest';
import {
  acceptedFactors,
  type CoverageFactor,
  type CoverageFacts,
  type CoverageFollowUp,
  findCoverage,
} from './coverage.ts';

const factor = (fields: Partial<CoverageFactor> = {}): CoverageFactor => ({
  id: 'f1',
  title: 'One line for all',
  role: 'made-possible',
  state: 'confirmed',
  acceptedBecause: null,
  ...fields,
});
const work = (fields: Partial<CoverageFollowUp> = {}): CoverageFollowUp => ({
  id: 'w1',
  reference: 'FU-1',
  title: 'Lay a second line',
  status: 'open',
  state: 'confirmed',
  dueOn: null,
  factorIds: ['f1'],
  strength: 'strong',
  ...fields,
});
const rulesOf = (facts: Partial<CoverageFacts>) =>
  findCoverage({ factors: [], followUps: [], paces: [], today: '2031-01-01', ...facts }).map(({ rule }) => rule);

describe('a factor', () => {
  it('that nothing addresses is named; accepted with a reason, proposed, or a help, it is not', () => {
    expect(rulesOf({ factors: [factor()] })).toEqual(['factor-unaddressed']);
    expect(rulesOf({ factors: [factor()], followUps: [work({ state: 'struck' })] })).toEqual(['factor-unaddressed']);
    for (const fine of [
      { acceptedBecause: 'The shop closes' },
      { state: 'candidate' },
      { role: 'limited-the-damage' },
    ] as const)
      expect(rulesOf({ factors: [factor(fine)] })).toEqual([]);
  });

  it('addressed by weak work alone is named, and one strong beside it is enough', () => {
    const weak = work({ strength: 'weak' });
    expect(rulesOf({ factors: [factor()], followUps: [weak] })).toEqual(['factor-only-weak']);
    expect(rulesOf({ factors: [factor()], followUps: [weak, work({ id: 'w2' })] })).toEqual([]);
    expect(rulesOf({ factors: [factor()], followUps: [work({ strength: null })] })).toEqual([]);
  });

  it('whose work was declined was decided about', () => {
    expect(rulesOf({ factors: [factor()], followUps: [work({ status: 'wont-do' })] })).toEqual([]);
  });

  it('that is accepted is told with its reason', () => {
    expect(acceptedFactors([factor({ acceptedBecause: 'The shop closes' }), factor()])).toEqual([
      { id: 'f1', title: 'One line for all', because: 'The shop closes' },
    ]);
  });
});

describe('a plan', () => {
  it('names what addresses nothing, where there are factors at all', () => {
    const loose = work({ factorIds: [] });
    expect(rulesOf({ followUps: [loose] })).toEqual([]);
    expect(rulesOf({ factors: [factor()], followUps: [work(), { ...loose, id: 'w2' }] })).toEqual([
      'follow-up-addresses-nothing',
    ]);
  });

  it('whose dates are all the same is asked about from three on', () => {
    const due = (id: string, dueOn: string, status: 'open' | 'done' = 'open') => work({ id, dueOn, status });
    const same = [due('1', '2031-02-01'), due('2', '2031-02-01')];
    expect(rulesOf({ followUps: same })).toEqual([]);
    expect(rulesOf({ followUps: [...same, due('3', '2031-02-01')] })).toEqual(['all-due-one-day']);
    expect(rulesOf({ followUps: [...same, due('3', '2031-02-02')] })).toEqual([]);
    expect(rulesOf({ followUps: [...same, due('3', '2031-02-01', 'done')] })).toEqual([]);
  });

  it.each([
    ['more than ever', 9, [3, 4, 3], '2031-03-01', true],
    ['as much as in the best quarter', 4, [3, 4, 3], '2031-03-01', false],
    ['over three quarters', 9, [3, 4, 3], '2031-08-01', false],
    ['after two quarters', 9, [5, 6], '2031-03-01', false],
    ['after little was finished', 9, [3, 3, 3], '2031-03-01', false],
  ])('of a team with %s', (_, due, finished, until, isNamed) => {
    const paces = [{ team: 'Shop floor', due, finished, until }];
    expect(rulesOf({ paces })).toEqual(isNamed ? ['more-than-before'] : []);
  });

  it('says with its numbers how many there were', () => {
    const paces = [{ team: 'Shop floor', due: 9, finished: [3, 4, 3], until: '2031-03-01' }];
    const [note] = findCoverage({ factors: [], followUps: [], paces, today: '2031-01-01' });
    expect(note?.words).toMatch(/9 follow-ups due by 2031-03-01.*is 4, of 10 in 3 quarters/);
  });
});
