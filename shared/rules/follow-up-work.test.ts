import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deedsOf, isPostponement, joinLinks, refuseChange, type WorkState, without } from './follow-up-work.ts';

const OPEN: WorkState = {
  status: 'open',
  reason: null,
  dueOn: '2031-03-04',
  ownerId: 'ana',
  teamId: null,
  priority: null,
};
const asked = (because?: string, needsBecause = true) => ({ because, needsBecause });

describe('a later date', () => {
  it.each([
    ['2031-03-04', '2031-03-05', true],
    ['2031-03-04', null, true],
    ['2031-03-04', '2031-03-04', false],
    ['2031-03-04', '2031-03-03', false],
    [null, '2031-03-04', false],
    ['2031-03-04', undefined, false],
  ])('from %s to %s: %s', (from, to, isLater) => expect(isPostponement(from, to)).toBe(isLater));

  it('needs its reason of people, unless the work ends with it', () => {
    expect(refuseChange(OPEN, { dueOn: '2031-04-01' }, asked())).toMatchObject({ path: 'because' });
    expect(refuseChange(OPEN, { dueOn: '2031-04-01' }, asked(' '))).toMatchObject({ path: 'because' });
    expect(refuseChange(OPEN, { dueOn: '2031-04-01' }, asked('Cable'))).toBeUndefined();
    expect(refuseChange(OPEN, { dueOn: '2031-04-01' }, asked(undefined, false))).toBeUndefined();
    expect(refuseChange(OPEN, { dueOn: '2031-04-01', status: 'done' }, asked())).toBeUndefined();
  });
});

it('declining needs a reason, once', () => {
  expect(refuseChange(OPEN, { status: 'wont-do' }, asked())).toMatchObject({ path: 'reason' });
  expect(refuseChange(OPEN, { status: 'wont-do', reason: 'The shop closes' }, asked())).toBeUndefined();
  expect(refuseChange({ ...OPEN, status: 'wont-do', reason: 'x' }, { status: 'wont-do' }, asked())).toBeUndefined();
});

it('what says the same again is no deed; each that does not is one', () => {
  expect(deedsOf(OPEN, { status: 'open', ownerId: 'ana', dueOn: '2031-03-04' }, undefined)).toEqual([]);
  expect(deedsOf(OPEN, { ownerId: null, dueOn: '2031-04-01', priority: 'high' }, 'Cable')).toEqual([
    { kind: 'due', before: { dueOn: '2031-03-04' }, after: { dueOn: '2031-04-01' }, note: 'Cable' },
    { kind: 'owner', before: { ownerId: 'ana' }, after: { ownerId: null }, note: null },
    { kind: 'priority', before: { priority: null }, after: { priority: 'high' }, note: null },
  ]);
});

it('joined links hold each address once, and taking away what came gives back what was', () => {
  const links = fc.uniqueArray(fc.record({ url: fc.webUrl(), title: fc.string() }), { selector: (link) => link.url });
  fc.assert(
    fc.property(links, links, (kept, taken) => {
      const joined = joinLinks(kept, taken);
      expect(new Set(joined.map(({ url }) => url)).size).toBe(joined.length);
      expect(without(joined, joined.slice(kept.length), (a, b) => a.url === b.url)).toEqual(kept);
    }),
  );
});
