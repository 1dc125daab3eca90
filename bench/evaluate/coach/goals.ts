import type { CoachEvaluation } from './evaluate.ts';

/** What was promised before it was measured, and whether it is kept. */
export type Goal = { name: string; atLeast: number; measured: number; isMet: boolean };

/** On the test half, with roster, and on real documents where those were read; what nobody has judged counts as wrong. */
export function holdAgainstGoals({ halves, corpus }: CoachEvaluation): Goal[] {
  const { reword, persons } = halves.find(({ half }) => half === 'test')!.readings['with roster'];
  const goal = (name: string, atLeast: number, measured: number): Goal => ({
    name,
    atLeast,
    measured,
    isMet: measured >= atLeast,
  });
  const goals = [
    goal('reword, precision', 0.9, reword.precision.share),
    goal('reword, recall', 0.7, reword.recall.share),
    goal('people found, precision', 0.97, persons.precision.share),
    goal('people found, recall', 0.97, persons.recall.share),
  ];
  if (!corpus) return goals;
  const { words, rewords } = corpus;
  const right = rewords.filter((one) => one.right === true).length;
  return [
    ...goals,
    goal('real post-mortems, words to a reword', 2000, Math.floor(words / Math.max(1, rewords.length))),
    goal('real post-mortems, rewords that are right', 0.8, right / Math.max(1, rewords.length)),
  ];
}
