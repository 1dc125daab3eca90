import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clashOf } from './clash.ts';

it('tells a writer when somebody else wrote other words over the same ones', () => {
  expect(clashOf({ base: 'SEV2', mine: 'SEV1', theirs: 'SEV3' })).toEqual({ theirs: 'SEV3' });
});

it('lets both win when they wrote the same, or only one of them wrote', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (base, other) => {
      expect(clashOf({ base, mine: other, theirs: base })).toBeUndefined();
      expect(clashOf({ base, mine: base, theirs: other })).toBeUndefined();
      expect(clashOf({ base, mine: other, theirs: ` ${other} ` })).toBeUndefined();
    }),
  );
});
