import { operation } from '#server/platform/operation.ts';
import { getSettings as contract } from '#shared/contracts/installation.ts';
import { allowances } from '#shared/rules/access.ts';
import { getInstallation } from './installation-store.ts';

export const getSettings = operation(contract, async (ctx, actor) => ({
  ...(await getInstallation(ctx.db)),
  may: allowances(actor, ['settings.edit']),
}));
