import { keepRowText } from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import type { ParsedInputOf } from '#shared/contracts/contract.ts';
import { splitFollowUp as contract } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { changesOf, workOf } from './change-work.ts';
import { type FollowUpRow, findFollowUp, followUpIdOf, insertFollowUp } from './follow-ups-store.ts';
import { insertBatch } from './history-store.ts';
import { doingOf, type Noted, noteWork } from './note-work.ts';
import { noSuchFollowUp, openFollowUp } from './open-follow-up.ts';
import { refuseUnknown } from './open-follow-ups.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { presentFollowUps } from './present-follow-ups.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { keepToldStrength } from './told-strength.ts';
import { saveWork } from './work-store.ts';

type Part = ParsedInputOf<typeof contract>['parts'][number];

/** One piece of work that turned out to be several. It goes on as the first part; comments and its tracker stay with it. */
export const splitFollowUp = operation(contract, async (ctx, actor, input) => {
  for (const part of input.parts) await refuseUnknown(ctx.db, part);
  const id = await followUpIdOf(ctx.db, input.id);
  const now = ctx.now();
  const by = actorName(actor) ?? 'somebody';
  const { batchId, partIds, postMortemId } = await ctx.transaction(async (tx) => {
    const { row } = await openFollowUp(tx, actor, id);
    if (row.removedAt) throw new AppError('conflict', 'This follow-up was taken away. Restore it to split it.');
    if (row.state !== 'confirmed')
      throw new AppError('conflict', 'Nobody has taken this on yet. Take it on first, then split it.');
    const title = input.title ?? row.title;
    const version = row.version + 1;
    const changes = title === row.title ? row.changes : changesOf(row.changes, ['title'], version, by, now);
    await saveWork(tx, [{ ...workOf(row), title, version, changes }], by, now);
    const partIds: string[] = [];
    for (const part of input.parts) partIds.push(await insertPart(tx, row, part, { by, now }));
    await keepToldStrength(tx, ctx, [id, ...partIds]);
    if (row.postMortemId) await keepRowText(tx, row.postMortemId);
    const doing = doingOf(actor, now);
    const batchId = await insertBatch(tx, 'split', doing);
    await noteWork(tx, ctx, actor, notesOf(row, title, await rowsOf(tx, partIds)), { ...doing, batchId });
    return { batchId, partIds, postMortemId: row.postMortemId };
  });
  tellOfFollowUps(ctx, postMortemId);
  const row = await findFollowUp(ctx.db, id);
  if (!row) throw noSuchFollowUp();
  return { batchId, followUp: presentFollowUp(row, actor), parts: await presentFollowUps(ctx.db, actor, partIds) };
});

/** What is not said of a part is as it is of the whole, but for its strength and its effect: those are of its own words. */
function insertPart(tx: Tx, row: FollowUpRow, part: Part, { by, now }: { by: string; now: Date }): Promise<string> {
  const given = <T>(said: T | undefined, inherited: T): T => (said === undefined ? inherited : said);
  return insertFollowUp(
    tx,
    {
      title: part.title,
      post_mortem_id: row.postMortemId,
      why: row.why,
      owner_id: given(part.ownerId, row.ownerId),
      team_id: given(part.teamId, row.teamId),
      due_on: given(part.dueOn, row.dueOn),
      priority: given(part.priority, row.priority),
      kind: row.kind,
      factor_ids: row.factorIds,
      evidence: row.evidence,
      quote: row.quote,
      came_from: { ...row.cameFrom, kind: 'split' },
      split_from: row.id,
    },
    by,
    now,
  );
}

async function rowsOf(tx: Tx, ids: readonly string[]): Promise<FollowUpRow[]> {
  const rows = await Promise.all(ids.map((id) => findFollowUp(tx, id)));
  return rows.filter((row) => row !== undefined);
}

function notesOf(row: FollowUpRow, title: string, parts: readonly FollowUpRow[]): Noted[] {
  const split = { title, parts: parts.map((part) => part.id) };
  return [
    {
      row,
      steps: [{ followUpId: row.id, kind: 'split', before: { title: row.title }, after: split, note: null }],
      change: 'updated',
    },
    ...parts.map((part): Noted => {
      const after = { from: row.id, ownerId: part.ownerId, teamId: part.teamId };
      return {
        row: part,
        steps: [{ followUpId: part.id, kind: 'split-off', before: null, after, note: null }],
        change: 'created',
      };
    }),
  ];
}
