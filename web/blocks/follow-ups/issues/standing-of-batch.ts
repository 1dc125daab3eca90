import type { FollowedIssue } from '../../../data/trackers.ts';
import type { Asked } from './use-issue-batch.ts';

export type BatchStanding = { made: string[]; refused: string[]; inTrouble: string[]; underWay: number };

/** Counts each follow-up once: its issue is there, it was refused, the tracker is in trouble, or it is under way. */
export function standingOfBatch(
  asked: ReadonlyMap<string, Asked>,
  issues: ReadonlyMap<string, Pick<FollowedIssue, 'state' | 'fault'>>,
): BatchStanding {
  const standing: BatchStanding = { made: [], refused: [], inTrouble: [], underWay: 0 };
  for (const [id, how] of asked) {
    const issue = issues.get(id);
    if (typeof how === 'object') standing.refused.push(id);
    else if (how === 'asked' && issue?.fault) standing.inTrouble.push(id);
    else if (how === 'asked' && issue && issue.state !== 'waiting') standing.made.push(id);
    else standing.underWay += 1;
  }
  return standing;
}
