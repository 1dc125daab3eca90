import { insertFigure } from '#server/features/findings/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createFigure as contract } from '#shared/contracts/figures.ts';
import { addRow } from './change-rows.ts';
import { readAddress, refuseBackwards } from './figure-fields.ts';
import { FIGURES } from './row-kind.ts';

export const createFigure = operation(contract, (ctx, actor, { id: ref, ...input }) =>
  addRow(ctx, actor, FIGURES, { ref, evidence: input.evidence }, (tx, head, place) => {
    const { fileId = null, title, alt = '', evidence, from, to, url } = input;
    const window = { from: from ? new Date(from) : null, to: to ? new Date(to) : null };
    refuseBackwards(window);
    return insertFigure(tx, head.id, { fileId, title, alt, evidence, ...window, url: readAddress(url) ?? null }, place);
  }),
);
