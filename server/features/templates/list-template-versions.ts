import { operation } from '#server/platform/operation.ts';
import { listTemplateVersions as contract } from '#shared/contracts/templates.ts';
import { getTemplateRow } from './get-template.ts';
import { listVersionRows } from './templates-store.ts';

export const listTemplateVersions = operation(contract, async (ctx, _actor, { key }) => {
  await getTemplateRow(ctx.db, key);
  const rows = await listVersionRows(ctx.db, key);
  return {
    items: rows.map(({ content, writtenAt, ...row }) => ({ ...row, ...content, writtenAt: writtenAt.toISOString() })),
  };
});
