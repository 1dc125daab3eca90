import { describe, expect, it } from 'vitest';
import { placeAfter } from '../../data/board-place.ts';
import type { Board } from '../../data/follow-up-board.ts';
import { linesOf } from './board-lines.ts';

const item = (group: string, id: string) => ({ group, followUp: { id }, standing: null }) as Board['items'][number];
const groups = [
  { key: 'late', label: 'Late', count: 2 },
  { key: 'later', label: 'Later', count: 1 },
];

describe('the lines of the board', () => {
  it('are each group with its count and the rows that have come, each once', () => {
    const items = [item('late', '1'), item('late', '2'), item('late', '1'), item('later', '3')];
    expect(linesOf(groups, items, new Set()).map(({ key }) => key)).toEqual([
      'group late',
      'late 1',
      'late 2',
      'group later',
      'later 3',
    ]);
  });

  it('leave out the rows of a folded group, and number the others on', () => {
    const lines = linesOf(groups, [item('late', '1'), item('later', '3')], new Set(['late']));
    expect(lines).toMatchObject([{ name: 'late', isFolded: true }, { name: 'later' }, { at: 0 }]);
  });
});

describe('the next page', () => {
  const many = Array.from({ length: 30 }, (_, nth) => ({ key: `g${nth}`, label: '', count: 1 }));
  const page = (items: Board['items'], next: string | null) => ({ groups: null, items, next });

  it('goes on within the group of the last row, then with the groups behind it', () => {
    expect(placeAfter(page([item('g3', '1')], 'x'), many, undefined)).toEqual({
      group: many.slice(3, 15).map(({ key }) => key),
      after: 'x',
    });
    expect(placeAfter(page([item('g11', '1')], null), many, undefined)?.group[0]).toBe('g12');
    expect(placeAfter(page([], null), many, { group: ['g12', 'g13'], after: undefined })?.group[0]).toBe('g14');
  });

  it('is none at the end', () => {
    expect(placeAfter(page([item('g29', '1')], null), many, { group: ['g29'], after: 'y' })).toBeUndefined();
    expect(placeAfter(page([], null), [], undefined)).toBeUndefined();
  });
});
