import { STRENGTHS, type Strength } from '#shared/coach/finding.ts';

export const STRENGTH_WORDS: Record<Strength, string> = {
  strong: 'Strong',
  intermediate: 'Intermediate',
  weak: 'Weak',
};
export const strengthWord = (level: Strength | null): string => (level ? STRENGTH_WORDS[level] : 'Strength');

/** What a level means, where a person set it and gave no reason. */
export const STRENGTH_MEANINGS: Record<Strength, string> = {
  strong: 'Holds whether or not anybody remembers it.',
  intermediate: 'Makes the right thing easier, or the wrong one seen sooner.',
  weak: 'Works as long as people know it and think of it.',
};

/** How many of the three bars of the mark are filled. */
export const barsOf = (level: Strength | null): number => (level ? STRENGTHS.length - STRENGTHS.indexOf(level) : 0);

/** A stronger form is either words to take as they are, or a question that leads to some. */
export const isWording = (stronger: string): boolean => !stronger.trimEnd().endsWith('?');
