import { operation } from '#server/platform/operation.ts';
import { listSources as contract } from '#shared/contracts/installation.ts';
import { presentSource } from './present-source.ts';
import { listSourceRows } from './sources-store.ts';

export const listSources = operation(contract, async (ctx) => ({
  items: (await listSourceRows(ctx.db)).map(presentSource),
}));
