import { expect, it } from 'vitest';
import { workCount } from './work-words.ts';

it('says what the work still lacks', () => {
  const ana = { id: '1', name: 'Ana Ruiz' };
  expect(
    workCount([
      { status: 'open', owner: null, dueOn: null },
      { status: 'open', owner: ana, dueOn: null },
      { status: 'in-progress', owner: ana, dueOn: '2026-03-04' },
      { status: 'done', owner: null, dueOn: null },
    ]),
  ).toBe('4 planned · 1 done · 1 without an owner · 1 without a date');
  expect(workCount([])).toBe('');
});
