import type { DismissalReason } from '#shared/rules/coach-precision.ts';
import type { RuleFigures } from '../../../data/coach.ts';

export const REASON_WORDS: Record<DismissalReason, string> = {
  'not-about-a-person': 'not about a person',
  'context-is-there': 'the context is there',
  'wrong-here': 'wrong here',
  'agreed-to-keep': 'kept on purpose',
  other: 'another reason',
};

type Figures = Pick<RuleFigures, 'taken' | 'dismissed' | 'judged' | 'right' | 'few'>;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "right 34 of 36 times": the figure of a rule in a few words; too few to say stays said. */
export function precisionWords(figures: Figures): string {
  if (figures.right === null) return 'not judged yet';
  if (figures.few) return `few so far (${figures.judged})`;
  return `right in ${percent(figures.right.share)}`;
}

/** Where the true share may lie: "81 to 99 %, from 36 judged"; nothing while there are too few. */
export function intervalWords({ right, few, judged }: Figures): string | null {
  if (right === null || few) return null;
  return `Between ${Math.round(right.low * 100)} and ${percent(right.high)} with 95 % confidence, from ${judged} judged.`;
}

/** What was done with its findings, most often first: "12 answered", "3 put away: wrong here". */
export function usesOf(figures: Figures): { count: number; words: string }[] {
  const uses = [
    { count: figures.taken.answered, words: 'answered' },
    { count: figures.taken.reworded, words: 'reworded' },
    ...Object.entries(figures.dismissed).map(([reason, count]) => ({
      count,
      words: `put away: ${REASON_WORDS[reason as DismissalReason]}`,
    })),
  ];
  return uses.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}
