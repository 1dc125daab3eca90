import type { FollowUp } from '../../data/follow-ups.ts';
import { daysUntil } from '../../ui/due-words.ts';

export const GROUPS = ['late', 'soon', 'later', 'undated', 'finished'] as const;
export type Group = (typeof GROUPS)[number];

export const isFinished = (followUp: Pick<FollowUp, 'status'>) =>
  followUp.status === 'done' || followUp.status === 'wont-do';

export function groupOf(followUp: Pick<FollowUp, 'status' | 'dueOn'>, today: string): Group {
  if (isFinished(followUp)) return 'finished';
  if (!followUp.dueOn) return 'undated';
  const days = daysUntil(followUp.dueOn, today);
  return days < 0 ? 'late' : days <= 7 ? 'soon' : 'later';
}

const finishedAt = (followUp: FollowUp) => followUp.doneAt ?? followUp.updatedAt;

/** The groups that have any, each in the order given, but the last finished first. A row listed twice counts once. */
export function groupByLateness(followUps: readonly FollowUp[], today: string): { group: Group; items: FollowUp[] }[] {
  const unique = [...new Map(followUps.map((one) => [one.id, one])).values()];
  const byGroup = Map.groupBy(unique, (one) => groupOf(one, today));
  byGroup.get('finished')?.sort((a, b) => finishedAt(b).localeCompare(finishedAt(a)));
  return GROUPS.flatMap((group) => {
    const items = byGroup.get(group);
    return items ? [{ group, items }] : [];
  });
}
