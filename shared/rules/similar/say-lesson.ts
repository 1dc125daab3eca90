import type { EffectAnswer } from '../effect/effect-numbers.ts';
import { sayList } from '../plain-words.ts';

/** What an earlier post-mortem named, and what became of the follow-ups it asked for. */
export type Lesson = {
  /** PM-3 */
  postMortem: string;
  factors: string[];
  followUps: {
    /** FU-3 */
    reference: string;
    title: string;
    status: 'open' | 'in-progress' | 'done' | 'wont-do';
    reason: string | null;
    /** YYYY-MM-DD, UTC. */
    doneOn: string | null;
    answer: EffectAnswer | null;
  }[];
};

const ANSWERED: Record<EffectAnswer, string> = {
  worked: 'and said to have worked',
  partly: 'and said to have worked partly',
  'did-not': 'and said not to have worked',
  'cannot-tell': 'and nobody can tell whether it worked',
};

/** "was done on 2026-08-01 and said to have worked". */
export function sayOutcome({ status, doneOn, answer }: Lesson['followUps'][number]): string {
  if (status === 'wont-do') return 'will not be done';
  if (status !== 'done') return status === 'in-progress' ? 'is in progress' : 'is still open';
  const when = doneOn ? `was done on ${doneOn}` : 'was done';
  return answer ? `${when} ${ANSWERED[answer]}` : `${when}, its effect not looked at yet`;
}

/** For a reason of a decision: "of what PM-3 asked for, FU-3 is done on … and FU-4 is still open". */
export function sayFollowedUp({ postMortem, followUps }: Lesson): string {
  if (followUps.length === 0) return `${postMortem} asked for nothing to be done`;
  return `of what ${postMortem} asked for, ${sayList(followUps.map((one) => `${one.reference} ${sayOutcome(one)}`))}`;
}
