import { common, createLowlight } from 'lowlight';
import { LANGUAGES } from './languages.ts';

/** What the languages of the picker look like, under the same names. */
export const lowlight = createLowlight(
  Object.fromEntries(Object.entries(common).filter(([name]) => name in LANGUAGES)) as typeof common,
);
