import { keepRowText } from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { mergeFollowUps as contract } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { joinLinks, without } from '#shared/rules/follow-up-work.ts';
import { changesOf, workOf } from './change-work.ts';
import { type FollowUpRow, findFollowUp, followUpIdOf } from './follow-ups-store.ts';
import { insertBatch, type NewChange } from './history-store.ts';
import { doingOf, type Noted, noteWork } from './note-work.ts';
import { noSuchFollowUp } from './open-follow-up.ts';
import { openFollowUps } from './open-follow-ups.ts';
import { followUpReference, presentFollowUp } from './present-follow-up.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { repoint, risksOfBoth, saveWork } from './work-store.ts';

/** The same work, planned twice: one stands for all. What belongs to the others comes along where it may be seen as widely. */
export const mergeFollowUps = operation(contract, async (ctx, actor, { id: ref, ids }) => {
  const id = await followUpIdOf(ctx.db, ref);
  const { batchId, postMortems } = await ctx.transaction(async (tx) => {
    const { rows, refused } = await openFollowUps(tx, actor, [id, ...ids]);
    const kept = rows.find((row) => row.id === id);
    const others = rows.filter((row) => row.id !== id);
    if (!kept || refused.length > 0) throw noSuchFollowUp();
    if (others.length === 0)
      throw new AppError('bad-input', 'Name at least one other follow-up to make part of this one.', [
        { path: 'ids', why: 'names no other' },
      ]);
    await refuseUnfit(tx, kept, others);
    const batchId = await merge(tx, ctx, actor, kept, others);
    return { batchId, postMortems: new Set(rows.map((row) => row.postMortemId)) };
  });
  for (const one of postMortems) tellOfFollowUps(ctx, one);
  const row = await findFollowUp(ctx.db, id);
  if (!row) throw noSuchFollowUp();
  return { batchId, followUp: presentFollowUp(row, actor) };
});

async function refuseUnfit(db: Db, kept: FollowUpRow, others: readonly FollowUpRow[]): Promise<void> {
  const all = [kept, ...others];
  const gone = all.find((row) => row.removedAt);
  if (gone) throw new AppError('conflict', `${followUpReference(gone.number)} was taken away or merged already.`);
  const proposed = all.find((row) => row.state !== 'confirmed');
  if (proposed)
    throw new AppError(
      'conflict',
      `“${proposed.title.slice(0, 80)}” is only proposed. Take it on first, or strike it.`,
    );
  const postMortems = [...new Set(all.map((row) => row.postMortemId))];
  if (postMortems.length === 1) return;
  for (const id of postMortems)
    if (id !== null && (await guardOf(db, id)).private)
      throw new AppError(
        'conflict',
        'What belongs to a private incident merges only with follow-ups of the same post-mortem: the other would tell of it.',
      );
}

async function merge(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  kept: FollowUpRow,
  others: readonly FollowUpRow[],
): Promise<string> {
  const now = ctx.now();
  const by = actorName(actor) ?? 'somebody';
  // Of another post-mortem nothing is copied: it may become private, and its factors are not this one's.
  const near = others.filter((row) => row.postMortemId === kept.postMortemId);
  const brought = {
    ids: others.map((row) => row.id),
    factorIds: without(unique(near.flatMap((row) => row.factorIds)), kept.factorIds),
    evidence: without(unique(near.flatMap((row) => row.evidence)), kept.evidence),
    links: joinLinks(kept.links, near.flatMap(linksOf)).slice(kept.links.length),
  };
  const version = kept.version + 1;
  const keptNow = {
    ...workOf(kept),
    factor_ids: [...kept.factorIds, ...brought.factorIds],
    evidence: [...kept.evidence, ...brought.evidence],
    links: [...kept.links, ...brought.links],
    version,
    changes: changesOf(kept.changes, ['factorIds'], version, by, now),
  };
  const othersNow = others.map((row) => ({
    ...workOf(row),
    merged_into: kept.id,
    removed_at: now.toISOString(),
    version: row.version + 1,
  }));
  const noted: Noted[] = [{ row: kept, steps: [step(kept, 'took-in', null, brought)], change: 'updated' }];
  for (const row of others) {
    const alsoKept = await risksOfBoth(tx, row.id, kept.id);
    const moved = row.postMortemId === kept.postMortemId ? await repoint(tx, row.id, kept.id) : NOTHING;
    noted.push({
      row,
      steps: [
        step(row, 'merged', { ...moved, alsoKept }, { into: kept.id, reference: followUpReference(kept.number) }),
      ],
      change: 'merged',
    });
  }
  await saveWork(tx, [keptNow, ...othersNow], by, now);
  for (const id of new Set([kept, ...others].map((row) => row.postMortemId))) if (id) await keepRowText(tx, id);
  const doing = doingOf(actor, now);
  const batchId = await insertBatch(tx, 'merge', doing);
  await noteWork(tx, ctx, actor, noted, { ...doing, batchId });
  return batchId;
}

const NOTHING = { riskIds: [], threadIds: [] };

const step = (
  row: FollowUpRow,
  kind: 'took-in' | 'merged',
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): NewChange => ({ followUpId: row.id, kind, before, after, note: null });

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Its place in a tracker is a link of the other, whose own place may differ. */
const linksOf = (row: FollowUpRow) => [
  ...row.links,
  ...(row.url ? [{ url: row.url, title: followUpReference(row.number) }] : []),
];
