import { operation } from '#server/platform/operation.ts';
import { listTemplates as contract } from '#shared/contracts/templates.ts';
import { allowances } from '#shared/rules/access.ts';
import { presentTemplateRow } from './present-template.ts';
import { listTemplateRows } from './templates-store.ts';

export const listTemplates = operation(contract, async (ctx, actor) => ({
  items: (await listTemplateRows(ctx.db)).map(presentTemplateRow),
  may: allowances(actor, ['template.manage']),
}));
