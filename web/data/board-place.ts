import type { OutputOf } from '#shared/contracts/contract.ts';
import type { followUpBoard } from '#shared/contracts/follow-ups.ts';

type Board = OutputOf<typeof followUpBoard>;
export type Place = { group: string[]; after: string | undefined };
/** As many groups as one page may go on with. */
const GROUPS_AT_ONCE = 12;

/** Where the next page begins: within the group of the last row, else with the groups that nobody asked for yet. */
export function placeAfter(
  last: Board,
  groups: NonNullable<Board['groups']>,
  asked: Place | undefined,
): Place | undefined {
  const keys = groups.map(({ key }) => key);
  const from = (at: number, after: string | undefined) =>
    at < keys.length ? { group: keys.slice(at, at + GROUPS_AT_ONCE), after } : undefined;
  const lastRow = last.items.at(-1);
  if (last.next && lastRow) return from(keys.indexOf(lastRow.group), last.next);
  const lastAsked = asked ? asked.group.at(-1)! : (keys[GROUPS_AT_ONCE - 1] ?? keys.at(-1));
  return lastAsked === undefined ? undefined : from(keys.indexOf(lastAsked) + 1, undefined);
}
