import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLOURS, coloursOf } from './writer-colours.ts';

it('gives everybody the same colour in every browser, and no two alike while there are enough', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 12 }), fc.integer(), (people, seed) => {
      const shuffled = people.toSorted((a, b) => (a + seed < b + seed ? 1 : -1));
      const colours = coloursOf(people);
      expect(coloursOf(shuffled)).toEqual(colours);
      expect(new Set(colours.values()).size).toBe(Math.min(people.length, COLOURS));
    }),
  );
});
