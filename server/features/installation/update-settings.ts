import { operation } from '#server/platform/operation.ts';
import { updateSettings as contract } from '#shared/contracts/installation.ts';
import { allowances } from '#shared/rules/access.ts';
import { getInstallation, saveInstallation } from './installation-store.ts';

export const updateSettings = operation(contract, async (ctx, actor, input) =>
  ctx.transaction(async (tx) => {
    const { name, word, timeZone } = input;
    await saveInstallation(tx, { ...(name && { name }), ...(word && { word }), ...(timeZone && { timeZone }) });
    return { ...(await getInstallation(tx)), may: allowances(actor, ['settings.edit']) };
  }),
);
