import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { restoreTemplate as contract } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { findShipped } from '#shared/templates/shipped/index.ts';
import { tidyContent } from '#shared/templates/template.ts';
import { getTemplateRow } from './get-template.ts';
import { presentTemplate } from './present-template.ts';
import { keepChanges } from './save-template.ts';
import { lockTemplate } from './templates-store.ts';

export const restoreTemplate = operation(contract, async (ctx, actor, { key }) =>
  ctx.transaction(async (tx) => {
    await lockTemplate(tx, key);
    const row = await getTemplateRow(tx, key);
    const shipped = findShipped(key);
    if (!shipped)
      throw new AppError(
        'conflict',
        `"${row.content.name}" was made here, so it has no other form. Its versions are kept.`,
      );
    await keepChanges(tx, row, tidyContent(shipped), row, actorName(actor));
    return presentTemplate(await getTemplateRow(tx, key), actor);
  }),
);
