type One = { status: 'open' | 'in-progress' | 'done' | 'wont-do'; owner: unknown; dueOn: string | null };

/** "5 planned · 2 done · 1 without an owner": where the work stands, and what it still lacks. */
export function workCount(followUps: readonly One[]): string {
  if (followUps.length === 0) return '';
  const open = followUps.filter((one) => one.status === 'open' || one.status === 'in-progress');
  const parts: [number, string][] = [
    [followUps.length, 'planned'],
    [followUps.filter((one) => one.status === 'done').length, 'done'],
    [followUps.filter((one) => one.status === 'wont-do').length, 'will not be done'],
    [open.filter((one) => !one.owner).length, 'without an owner'],
    [open.filter((one) => one.owner && !one.dueOn).length, 'without a date'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(' · ');
}
