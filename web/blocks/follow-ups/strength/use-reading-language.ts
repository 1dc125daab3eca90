import { useCoachSettings } from '../../../data/coach.ts';

/** The language that follow-ups are read in; English until it is known. */
export const useReadingLanguage = (): string => useCoachSettings().data?.language ?? 'en';
