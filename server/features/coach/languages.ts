import { CATALOGUES, catalogueFor } from '#shared/coach/make-coach.ts';
import { AppError } from '#shared/errors.ts';

/** Languages that the coach reads, by their BCP 47 code. */
export const LANGUAGES = CATALOGUES.map(({ language }) => language);

/** The language of the coach for a code: "en-GB" is read as "en". Refuses what it does not read. */
export function languageOf(code: string): string {
  try {
    return catalogueFor(code).language;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('bad-input', `language: ${error.message}`, [
      { path: 'language', why: `must be one of ${LANGUAGES.join(', ')}` },
    ]);
  }
}
