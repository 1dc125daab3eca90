import { type FactorRow, findFactorRow, listLinks, saveBlockRow } from '#server/features/findings/index.ts';
import { savePostMortem } from '#server/features/post-mortems/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { linkFactors as linking, unlinkFactors as unlinking } from '#shared/contracts/factors.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findCircle } from '#shared/rules/factor-graph.ts';
import { nameOf, present } from './change-rows.ts';
import { noSuch, openRow, refuseRemoved } from './open-row.ts';
import { FACTORS } from './row-kind.ts';

export const linkFactors = operation(linking, (ctx, actor, { id, toId }) =>
  changeLinks(ctx, actor, id, async (tx, row) => {
    if (row.allLinks.includes(toId)) return row.allLinks;
    const to = await findFactorRow(tx, toId);
    if (!to || to.removedAt || to.postMortemId !== row.postMortemId) throw noSuch('factor');
    await refuseCircle(tx, row, to);
    return [...row.allLinks, toId];
  }),
);

export const unlinkFactors = operation(unlinking, (ctx, actor, { id, toId }) =>
  changeLinks(ctx, actor, id, async (_, row) => row.allLinks.filter((one) => one !== toId)),
);

async function changeLinks(
  ctx: Context,
  actor: Actor,
  id: string,
  linksOf: (tx: Tx, row: FactorRow) => Promise<string[]>,
) {
  const now = ctx.now();
  const { head, isChanged } = await ctx.transaction(async (tx) => {
    const { head, row } = await openRow(tx, actor, 'factor', id, findFactorRow);
    refuseRemoved(row, 'factor');
    const leadsTo = await linksOf(tx, row);
    if (leadsTo.length === row.allLinks.length) return { head, isChanged: false };
    const version = row.version + 1;
    await saveBlockRow(tx, 'factors', id, { leads_to: leadsTo, version, updated_by: nameOf(actor), updated_at: now });
    await savePostMortem(tx, head.id, {}, now);
    return { head, isChanged: true };
  });
  if (isChanged) ctx.documents.tell(head.id, 'factors');
  return present(ctx.db, actor, head, FACTORS, id);
}

async function refuseCircle(db: Db, from: FactorRow, to: FactorRow): Promise<void> {
  const circle = findCircle(await listLinks(db, from.postMortemId), from.id, to.id);
  if (!circle) return;
  throw new AppError(
    'conflict',
    circle.length === 1
      ? 'A factor cannot lead to itself.'
      : `“${to.title}” leads to “${from.title}” already, so it cannot follow from it. Take that link away first.`,
    [{ path: 'toId', why: 'would close a circle' }],
  );
}
