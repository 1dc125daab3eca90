import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMove } from './plan-move.ts';

const standing = (key: string, hasWords = true) => ({ key, title: key, hasWords });
const target = (key: string, title = key) => ({ key, title, guidance: '', required: false, prefilled: '' });

describe('moving to another version', () => {
  test('says what appears, moves, stays, is kept and goes', () => {
    const move = planMove(
      [standing('a'), standing('b'), standing('c'), standing('old'), standing('empty', false)],
      [target('c', 'C now'), target('a'), target('b'), target('new')],
    );
    expect(move.sections.map(({ key, becomes }) => [key, becomes])).toEqual([
      ['c', 'moves'],
      ['a', 'stays'],
      ['b', 'stays'],
      ['new', 'new'],
      ['old', 'kept-at-end'],
    ]);
    expect(move.sections[0]).toMatchObject({ title: 'C now', formerTitle: 'c' });
    expect(move.goes).toEqual([{ key: 'empty', title: 'empty' }]);
  });

  test('no section with text is ever dropped, and back again is where it began', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 });
    fc.assert(
      fc.property(keys, keys, (from, to) => {
        const there = planMove(
          from.map((key) => standing(key)),
          to.map((key) => target(key)),
        );
        const order = there.sections.map(({ key }) => key);
        expect(order).toEqual([...to, ...from.filter((key) => !to.includes(key))]);
        const back = planMove(
          there.sections.map(({ key, becomes }) => standing(key, becomes !== 'new')),
          from.map((key) => target(key)),
        );
        expect(back.sections.map(({ key }) => key)).toEqual(from);
      }),
    );
  });
});
