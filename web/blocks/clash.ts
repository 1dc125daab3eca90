type Words = { base: string; mine: string; theirs: string };

/** Whether saving would change nothing, whatever the spaces around it. */
export const isUnchanged = (next: string, stored: string): boolean => next.trim() === stored.trim();

/**
 * What stands against what: somebody else changed the words that are being edited, to something else than this. Undefined
 * when both can have their way: theirs is what was begun with, or both wrote the same, or nothing was typed yet.
 */
export function clashOf({ base, mine, theirs }: Words): { theirs: string } | undefined {
  if (isUnchanged(theirs, base) || isUnchanged(mine, theirs) || isUnchanged(mine, base)) return undefined;
  return { theirs };
}
