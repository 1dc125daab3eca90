import { operation } from '#server/platform/operation.ts';
import { listServices as contract } from '#shared/contracts/incidents.ts';
import { listServiceRows } from './incidents-store.ts';

export const listServices = operation(contract, async (ctx, actor) => ({
  items: await listServiceRows(ctx.db, actor),
}));
