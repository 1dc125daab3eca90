import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updateSettings as contract } from '#shared/contracts/installation.ts';
import { allowances } from '#shared/rules/access.ts';
import { getInstallation, saveInstallation } from './installation-store.ts';

export const updateSettings = operation(contract, async (ctx, actor, input) =>
  ctx.transaction(async (tx) => {
    const { name, word, timeZone } = input;
    const before = await getInstallation(tx);
    await saveInstallation(tx, { ...(name && { name }), ...(word && { word }), ...(timeZone && { timeZone }) });
    const after = await getInstallation(tx);
    await ctx.record(tx, actor, {
      action: 'settings.changed',
      subject: { kind: 'installation', id: null, name: after.name },
      ...whatChanged(before, after),
    });
    return { ...after, may: allowances(actor, ['settings.edit']) };
  }),
);
