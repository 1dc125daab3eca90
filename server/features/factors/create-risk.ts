import { insertRisks } from '#server/features/findings/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createRisk as contract } from '#shared/contracts/risks.ts';
import { addRow } from './change-rows.ts';
import { refuseOtherFollowUps } from './refuse-other-follow-ups.ts';
import { RISKS } from './row-kind.ts';

export const createRisk = operation(contract, (ctx, actor, { id: ref, ...input }) =>
  addRow(ctx, actor, RISKS, { ref, evidence: input.evidence }, async (tx, head, place) => {
    const { text, evidence, likelihood = null, impact = null, followUpIds = [] } = input;
    await refuseOtherFollowUps(tx, head.id, followUpIds);
    const risk = { text, evidence, likelihood, impact, followUpIds, state: 'open' as const };
    const [id] = await insertRisks(tx, head.id, [risk], place);
    return id as string;
  }),
);
