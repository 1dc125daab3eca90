import { getInstallation } from '#server/features/installation/index.ts';
import { operation } from '#server/platform/operation.ts';
import { showWorkload as contract } from '#shared/contracts/ownership.ts';
import { backOn } from '#shared/rules/workload.ts';
import { countWork } from './workload-store.ts';

export const showWorkload = operation(contract, async (ctx, actor, { person }) => {
  const { timeZone } = await getInstallation(ctx.db);
  const rows = await countWork(ctx.db, actor, person, { now: ctx.now(), timeZone });
  return { items: rows.map(({ awayUntil, ...work }) => ({ ...work, backOn: awayUntil && backOn(awayUntil) })) };
});
