import { getTemplateRow, listTemplateRows } from '#server/features/templates/index.ts';
import { operation } from '#server/platform/operation.ts';
import { previewMove as previewContract, showTemplateOf as showContract } from '#shared/contracts/templates.ts';
import { nameVersion, planTemplateMove } from './plan-template-move.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { getPostMortemRow } from './post-mortems-store.ts';

export const showTemplateOf = operation(showContract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  const [{ template, templateVersion }, rows] = await Promise.all([
    getPostMortemRow(ctx.db, head.id),
    listTemplateRows(ctx.db),
  ]);
  const current = await getTemplateRow(ctx.db, template, templateVersion);
  const others = rows.filter((row) => row.key !== template && row.retiredAt === null).map(nameVersion);
  const newest = rows.find((row) => row.key === template)?.version ?? templateVersion;
  return { ...nameVersion(current), newest, others };
});

export const previewMove = operation(previewContract, async (ctx, actor, { id, template, version }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  await ctx.documents.settle(head.id);
  const { plan } = await planTemplateMove(ctx.db, head.id, { template, version });
  return plan;
});
