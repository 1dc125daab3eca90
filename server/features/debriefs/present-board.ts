import { getInstallation } from '#server/features/installation/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { isTimeZone } from '#shared/contracts/contract.ts';
import type { ReviewBoard } from '#shared/contracts/review-boards.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { occurrencesOf, sayRhythm, shareOut } from '#shared/rules/debrief-board.ts';
import { type EntryRow, listPast, listWaiting } from './board-queue-store.ts';
import { type BoardRow, listBoardRows } from './boards-store.ts';

/** Enough for a quarter of weekly meetings, and for whatever waits to have a date. */
const MEETINGS_AHEAD = 13;

export async function presentBoard(ctx: Context, actor: Actor, id: string): Promise<ReviewBoard> {
  const [row] = await listBoardRows(ctx.db, { id });
  if (!row) throw noSuchBoard();
  const [view] = await presentBoards(ctx, actor, [row]);
  return view as ReviewBoard;
}

export async function presentBoards(ctx: Context, actor: Actor, rows: readonly BoardRow[]): Promise<ReviewBoard[]> {
  const ids = rows.map((row) => row.id);
  const [{ timeZone }, waiting, past] = await Promise.all([
    getInstallation(ctx.db),
    listWaiting(ctx.db, actor, ids),
    listPast(ctx.db, actor, ids),
  ]);
  const zoneOf = (zone: string | null) => (zone !== null && isTimeZone(zone) ? zone : timeZone);
  return rows.map((row) => {
    const { skips: _skips, teamId, teamName, people, closedAt, sequence: _sequence, ...board } = row;
    const meetings = meetingsOf(row, ctx.now());
    const queue = waiting.filter((one) => one.boardId === row.id);
    const ahead = meetings.filter((one) => one.skipped === null);
    const turns = shareOut(queue, row.minutes);
    const atNext = queue.filter((one) => turns.get(one.id) === 0).reduce((sum, one) => sum + one.minutes, 0);
    return {
      ...board,
      teamId,
      team: teamId === null ? null : { id: teamId, name: teamName ?? '' },
      personIds: people.map((one) => one.id),
      people: people.map((one) => ({ ...one, timeZone: zoneOf(one.timeZone) })),
      rhythm: sayRhythm(row),
      closedAt: closedAt?.toISOString() ?? null,
      meetings,
      queue: queue.map((one) => presentEntry(one, turns.get(one.id) ?? 0, ahead)),
      free: Math.max(0, row.minutes - atNext),
      past: past
        .filter((one) => one.boardId === row.id)
        .map(({ id, number, title, minutes, heldAt }) => ({
          id,
          reference: postMortemReference(number),
          title,
          minutes,
          heldAt: (heldAt as Date).toISOString(),
        })),
      ics: `/api/v1/review-boards/${row.id}/calendar`,
      may: allowances(actor, ['board.manage']),
    };
  });
}

/** The meetings ahead, those that are left out among them; none of a board that ended. A meeting stays until its time is over. */
function meetingsOf(row: BoardRow, now: Date): ReviewBoard['meetings'] {
  if (row.closedAt !== null) return [];
  const skipped = new Map(row.skips.map((one) => [one.day, one.because]));
  return occurrencesOf(row, now.getTime() - row.minutes * 60_000, MEETINGS_AHEAD).map(({ day, at }) => ({
    day,
    startsAt: new Date(at).toISOString(),
    skipped: skipped.get(day) ?? null,
  }));
}

function presentEntry(one: EntryRow, turn: number, ahead: readonly { startsAt: string }[]) {
  const { boardId: _boardId, number, addedAt, ...entry } = one;
  return {
    ...entry,
    reference: postMortemReference(number),
    addedAt: addedAt.toISOString(),
    expectedAt: ahead[turn]?.startsAt ?? null,
    isNext: turn === 0,
  };
}

export const noSuchBoard = () => new AppError('not-found', 'There is no such review board.');
