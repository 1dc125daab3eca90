/** Whether a follow-up gets an issue when several are made at once; everything but the first two is left out. */
export const STANDINGS = ['ready', 'private', 'linked', 'finished', 'proposed', 'removed'] as const;
export type Standing = (typeof STANDINGS)[number];

type Subject = {
  isRemoved: boolean;
  state: 'candidate' | 'confirmed' | 'struck';
  status: 'open' | 'in-progress' | 'done' | 'wont-do';
  hasIssue: boolean;
  isPrivate: boolean;
};

/** `private` gets one after an explicit yes only: everybody who reads the tracker reads its title. */
export function standingOf({ isRemoved, state, status, hasIssue, isPrivate }: Subject): Standing {
  if (isRemoved) return 'removed';
  if (hasIssue) return 'linked';
  if (state !== 'confirmed') return 'proposed';
  if (status === 'done' || status === 'wont-do') return 'finished';
  return isPrivate ? 'private' : 'ready';
}
