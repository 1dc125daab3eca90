import { expect, it } from 'vitest';
import { seenVersion } from './seen-version.ts';

const seen = { id: 'a', version: 3, title: 'The alert came late', evidence: ['1'] };

it('builds on the newest version while the edited words are those that were seen', () => {
  expect(seenVersion(seen, { ...seen, version: 5, evidence: ['1', '2'] }, { title: 'It came at night' })).toBe(5);
});

it('does not write over words that came in before they were on the screen', () => {
  const latest = { ...seen, version: 4, title: 'The alert came ten minutes late' };
  expect(seenVersion(seen, latest, { title: 'It came at night' })).toBe(3);
});
