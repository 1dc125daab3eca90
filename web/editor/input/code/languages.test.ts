import { expect, it } from 'vitest';
import { lowlight } from './grammars.ts';
import { findHighlightName, LANGUAGES, languageTitle } from './languages.ts';

it('every language of the picker has colours, and the other way round', () => {
  expect(Object.keys(LANGUAGES).sort()).toEqual(lowlight.listLanguages().sort());
});
it('knows what people write after a fence', () => {
  expect(findHighlightName('JS')).toBe('javascript');
  expect(findHighlightName('yml')).toBe('yaml');
  expect(findHighlightName('promql')).toBeUndefined();
  expect(languageTitle('promql')).toBe('promql');
  expect(languageTitle(null)).toBe('Plain text');
});
