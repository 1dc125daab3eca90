import type { Db, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import {
  closeBoard as closeContract,
  createBoard as createContract,
  updateBoard as updateContract,
} from '#shared/contracts/review-boards.ts';
import { AppError } from '#shared/errors.ts';
import { emptyQueue } from './board-queue-store.ts';
import {
  type BoardFields,
  type BoardRow,
  findOpenBoardNamed,
  findTeam,
  insertBoard,
  lockBoard,
  saveBoard,
  setBoardPeople,
} from './boards-store.ts';
import { listByIds } from './invitable-store.ts';
import { noSuchBoard, presentBoard } from './present-board.ts';
import { nameOf } from './schedule-debrief.ts';

export const createBoard = operation(createContract, async (ctx, actor, input) => {
  const fromOn = input.fromOn ?? ctx.now().toISOString().slice(0, 10);
  const id = await ctx.transaction(async (tx) => {
    const fields = fieldsOf({ ...input, fromOn });
    await refuseUnknown(tx, { ...input, butNot: null });
    const id = await insertBoard(tx, fields, nameOf(actor), ctx.now());
    await setBoardPeople(tx, id, input.personIds);
    await ctx.record(tx, actor, {
      action: 'board.created',
      subject: { kind: 'board', id, name: input.name },
      after: { ...fields },
    });
    return id;
  });
  return presentBoard(ctx, actor, id);
});

export const updateBoard = operation(updateContract, async (ctx, actor, input) => {
  await ctx.transaction(async (tx) => {
    const row = await openBoard(tx, input.id);
    await refuseUnknown(tx, { ...input, butNot: input.id });
    const personIds = input.personIds ?? row.people.map((one) => one.id);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const [before, after] = [fieldsOf(row), fieldsOf({ ...row, ...given })];
    const changed = whatChanged(
      { ...before, people: row.people.map((one) => one.id).toSorted() },
      { ...after, people: personIds.toSorted() },
    );
    if (Object.keys(changed.after ?? {}).length === 0) return;
    await saveBoard(tx, row.id, { ...after, sequence: row.sequence + 1 });
    await setBoardPeople(tx, row.id, personIds);
    await ctx.record(tx, actor, {
      action: 'board.changed',
      subject: { kind: 'board', id: row.id, name: after.name },
      ...changed,
    });
  });
  return presentBoard(ctx, actor, input.id);
});

export const closeBoard = operation(closeContract, async (ctx, actor, { id }) => {
  await ctx.transaction(async (tx) => {
    const row = await openBoard(tx, id);
    await emptyQueue(tx, id);
    await saveBoard(tx, id, { closed_at: ctx.now(), sequence: row.sequence + 1 });
    await ctx.record(tx, actor, { action: 'board.closed', subject: { kind: 'board', id, name: row.name } });
  });
  return { ok: true as const };
});

/** A board that still meets, locked. */
export async function openBoard(tx: Tx, id: string): Promise<BoardRow> {
  const row = await lockBoard(tx, id);
  if (!row) throw noSuchBoard();
  if (row.closedAt !== null) throw new AppError('conflict', `${row.name} does not meet any more.`);
  return row;
}

type Fields = Pick<
  BoardRow,
  'name' | 'weekdays' | 'everyWeeks' | 'fromOn' | 'atTime' | 'timeZone' | 'minutes' | 'teamId' | 'place' | 'url'
>;
const fieldsOf = (one: Fields): BoardFields => ({
  name: one.name,
  weekdays: [...new Set(one.weekdays)].sort((a, b) => a - b),
  every_weeks: one.everyWeeks,
  from_on: one.fromOn,
  at_time: one.atTime,
  time_zone: one.timeZone,
  minutes: one.minutes,
  team_id: one.teamId,
  place: one.place,
  url: one.url,
});

type Named = { name?: string; teamId?: string | null; personIds?: string[]; butNot: string | null };
async function refuseUnknown(db: Db, { name, teamId, personIds = [], butNot }: Named): Promise<void> {
  const refuse = (path: string, why: string) => {
    throw new AppError('bad-input', why, [{ path, why }]);
  };
  if (teamId && !(await findTeam(db, teamId))) refuse('teamId', 'There is no such team.');
  const wanted = new Set(personIds);
  if ((await listByIds(db, [...wanted])).length < wanted.size) refuse('personIds', 'There is no such person.');
  if (name !== undefined && (await findOpenBoardNamed(db, name, butNot)))
    throw new AppError('conflict', `There is a review board called ${name} already.`);
}
