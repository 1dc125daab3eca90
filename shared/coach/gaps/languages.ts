import { ENGLISH } from './english.ts';
import type { GapLanguage } from './gap-language.ts';
import { GERMAN } from './german.ts';

const LANGUAGES: Record<string, GapLanguage> = { en: ENGLISH, de: GERMAN };

/**
 * What is known of a language, by its BCP 47 code; "en-GB" is English.
 * @throws RangeError for a language that is not shipped
 */
export function gapLanguage(code = 'en'): GapLanguage {
  const spoken = Object.entries(LANGUAGES).find(([known]) => known === code.toLowerCase().split('-')[0]);
  if (spoken === undefined)
    throw new RangeError(
      `There are no gaps in the language "${code}"; there are ${Object.keys(LANGUAGES).join(', ')}.`,
    );
  return spoken[1];
}
