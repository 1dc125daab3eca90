import { operation } from '#server/platform/operation.ts';
import { changeTemplate as contract } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { getTemplateRow } from './get-template.ts';
import { presentTemplate } from './present-template.ts';
import { lockTemplate, saveDefault, saveRetired } from './templates-store.ts';

/** A retired template is chosen for nothing new; what began with it stays as it is. */
export const changeTemplate = operation(contract, async (ctx, actor, { key, retired, isDefault }) =>
  ctx.transaction(async (tx) => {
    await lockTemplate(tx, key);
    const row = await getTemplateRow(tx, key);
    if (retired && (isDefault || row.isDefault))
      throw new AppError(
        'conflict',
        `"${row.content.name}" is the default template. Make another one the default first.`,
      );
    if (isDefault && !row.isDefault) await saveDefault(tx, key);
    if (retired !== undefined && retired !== (row.retiredAt !== null))
      await saveRetired(tx, key, retired ? ctx.now() : null);
    return presentTemplate(await getTemplateRow(tx, key), actor);
  }),
);
