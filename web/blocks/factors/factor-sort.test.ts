import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWords, linkable, movedOne, ofBlock } from './factor-sort.ts';

const factor = (id: string, leadsTo: string[] = [], fields: object = {}) => ({
  id,
  leadsTo,
  role: 'made-possible' as const,
  state: 'confirmed' as const,
  ...fields,
});

it('offers as effects what is not said already, not struck, and closes no circle', () => {
  const all = [
    factor('a', ['b']),
    factor('b', ['c']),
    factor('c'),
    factor('d'),
    factor('e', [], { state: 'struck' as const }),
  ];
  expect(linkable(all, all[0]!).map((one) => one.id)).toEqual(['c', 'd']);
  expect(linkable(all, all[2]!).map((one) => one.id)).toEqual(['d']);
});

it('keeps what limited the damage in a block of its own, and counts both', () => {
  const all = [
    factor('a', [], { state: 'candidate' as const }),
    factor('b'),
    factor('c', [], { role: 'limited-the-damage' as const }),
    factor('d', [], { state: 'struck' as const }),
  ];
  expect(ofBlock(all, 'mitigators').map((one) => one.id)).toEqual(['c']);
  expect(countWords(all, 'factors')).toBe('2 factors · 1 to confirm · 1 limited the damage');
  expect(countWords(all, 'mitigators')).toBe('1 limited the damage');
  expect(countWords([], 'factors')).toBe('');
});

it('moves one by a step and back again, and loses none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 }), fc.nat(), (ids, at) => {
      const id = ids[at % (ids.length - 1)]!;
      const down = movedOne(ids, id, 1);
      expect(down.toSorted()).toEqual(ids.toSorted());
      expect(down).not.toEqual(ids);
      expect(movedOne(down, id, -1)).toEqual(ids);
    }),
  );
  expect(movedOne(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
});
