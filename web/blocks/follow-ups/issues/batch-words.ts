import type { Standing } from '#shared/trackers/standing.ts';

/** Why a follow-up gets no issue, and what would let it. */
export const LEFT_OUT: Record<Exclude<Standing, 'ready' | 'private'>, string> = {
  linked: 'has an issue already',
  finished: 'is done, or will not be done',
  proposed: 'is only proposed: take it on first',
  removed: 'was taken away: restore it first',
};

export const issueCount = (count: number): string => `${count} ${count === 1 ? 'issue' : 'issues'}`;
export const followUpCount = (count: number): string => `${count} ${count === 1 ? 'follow-up' : 'follow-ups'}`;
