import { expect, it } from 'vitest';
import { shorten } from './corpus.ts';

it('shows at most six words and nobody’s name', () => {
  expect(shorten('The developer should have told Ada Lovelace')).toBe('The developer should have told …');
  expect(shorten('added by @ada, Óscar and her today or tomorrow')).toBe('added by … … and her');
  expect(shorten('Human error')).toBe('Human error');
});
