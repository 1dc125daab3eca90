import type { FaultCode } from '#shared/contracts/trackers.ts';
import type { Standing } from '#shared/trackers/standing.ts';

/** Why a follow-up gets no issue, and what would let it. */
export const LEFT_OUT: Record<Exclude<Standing, 'ready' | 'private'>, string> = {
  linked: 'has an issue already',
  finished: 'is done, or will not be done',
  proposed: 'is only proposed: take it on first',
  removed: 'was taken away: restore it first',
};

/** Only an admin can mend these; the others end by themselves. */
const FOR_ADMINS: ReadonlySet<FaultCode> = new Set([
  'token-expired',
  'scope-lost',
  'project-gone',
  'not-the-tracker',
  'secret-unreadable',
]);
export const isForAdmins = (code: FaultCode): boolean => FOR_ADMINS.has(code);

export const issueCount = (count: number): string => `${count} ${count === 1 ? 'issue' : 'issues'}`;
export const followUpCount = (count: number): string => `${count} ${count === 1 ? 'follow-up' : 'follow-ups'}`;
