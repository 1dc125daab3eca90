import { describe, expect, it } from 'vitest';
import { HALVES, readAgreement, readHalf, readRoster } from './labelled.ts';
import { typed } from './observe.ts';

const all = HALVES.flatMap((half) => readHalf(half));

describe('the labelled set', () => {
  it('has no sentence twice, on whichever side, and an id for each', () => {
    expect(new Set(all.map((one) => typed(one).markdown)).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('is as large as it says, in two halves that are alike', () => {
    expect(readAgreement().sentences).toBe(all.length);
    const [tune, test] = HALVES.map((half) => readHalf(half));
    expect(tune!.length).toBe(test!.length);
    const flagged = (half: typeof all) => half.filter(({ flag }) => flag === 1).length;
    expect(flagged(tune!)).toBe(flagged(test!));
  });

  it('asks wherever it flags, and names people as they are written', () => {
    for (const { id, flag, ask, persons, text } of all) {
      expect(ask, id).toBeGreaterThanOrEqual(flag);
      for (const person of persons) expect(text, id).toContain(person);
    }
  });

  it('names only people of the roster, by a part of their name or a handle', () => {
    const known = readRoster().people.flatMap(({ name, handles = [] }) => [name, ...handles]);
    for (const { id, persons } of all)
      for (const person of persons)
        expect(
          known.some((one) => one.includes(person.replaceAll('@', ''))),
          `${id}: ${person}`,
        ).toBe(true);
  });

  it('finds a sentence again between what stands around it', () => {
    for (const sentence of all) {
      const { markdown, start, end } = typed(sentence);
      expect(markdown.slice(start, end)).toBe(sentence.text);
    }
  });
});
