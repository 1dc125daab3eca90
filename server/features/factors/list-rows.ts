import { operation } from '#server/platform/operation.ts';
import { listFactors, orderFactors } from '#shared/contracts/factors.ts';
import { listFigures, orderFigures } from '#shared/contracts/figures.ts';
import { listRisks, orderRisks } from '#shared/contracts/risks.ts';
import { listRows, orderRows } from './change-rows.ts';
import { FACTORS, FIGURES, RISKS } from './row-kind.ts';

export const listOperations = [
  operation(listFactors, (ctx, actor, { id }) => listRows(ctx, actor, FACTORS, id)),
  operation(orderFactors, (ctx, actor, input) => orderRows(ctx, actor, FACTORS, input)),
  operation(listRisks, (ctx, actor, { id }) => listRows(ctx, actor, RISKS, id)),
  operation(orderRisks, (ctx, actor, input) => orderRows(ctx, actor, RISKS, input)),
  operation(listFigures, (ctx, actor, { id }) => listRows(ctx, actor, FIGURES, id)),
  operation(orderFigures, (ctx, actor, input) => orderRows(ctx, actor, FIGURES, input)),
];
