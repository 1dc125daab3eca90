import { type FactorRow, listLinks, saveBlockRow } from '#server/features/findings/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { removeFactor, restoreFactor } from '#shared/contracts/factors.ts';
import { removeFigure, restoreFigure } from '#shared/contracts/figures.ts';
import { removeRisk, restoreRisk } from '#shared/contracts/risks.ts';
import { keepOpenLinks } from '#shared/rules/factor-graph.ts';
import { removeRow } from './change-rows.ts';
import { FACTORS, FIGURES, RISKS } from './row-kind.ts';

export const removeOperations = [
  operation(removeFactor, (ctx, actor, { id }) => removeRow(ctx, actor, FACTORS, id, true)),
  operation(restoreFactor, (ctx, actor, { id }) => removeRow(ctx, actor, FACTORS, id, false, openLinks)),
  operation(removeRisk, (ctx, actor, { id }) => removeRow(ctx, actor, RISKS, id, true)),
  operation(restoreRisk, (ctx, actor, { id }) => removeRow(ctx, actor, RISKS, id, false)),
  operation(removeFigure, (ctx, actor, { id }) => removeRow(ctx, actor, FIGURES, id, true)),
  operation(restoreFigure, (ctx, actor, { id }) => removeRow(ctx, actor, FIGURES, id, false)),
];

/** What was linked while a factor was away may make a circle with the links it had: those stay away. */
async function openLinks(tx: Tx, row: FactorRow): Promise<void> {
  const others = await listLinks(tx, row.postMortemId);
  await saveBlockRow(tx, 'factors', row.id, { leads_to: keepOpenLinks(others, row.id, row.allLinks) });
}
