import { incidentReference } from '#server/features/incidents/index.ts';
import { operation } from '#server/platform/operation.ts';
import { previewPolicy as contract } from '#shared/contracts/installation.ts';
import { decisionFacts } from '#shared/rules/decision/facts.ts';
import { replayPolicy } from '#shared/rules/decision/replay-policy.ts';
import { getCurrentPolicy, parsePolicy } from './current-policy.ts';
import { listLastDecided } from './decisions-store.ts';

const LOOKED_BACK = 50;

export const previewPolicy = operation(contract, async (ctx, _actor, input) => {
  const { policy } = await getCurrentPolicy(ctx.db);
  const proposed = parsePolicy(input.values, policy);
  const rows = await listLastDecided(ctx.db, LOOKED_BACK);
  const replayed = replayPolicy(
    rows.map((row) => ({ incidentId: row.id, facts: decisionFacts.parse(row.facts) })),
    policy,
    proposed,
  );
  const items = rows.map((row, index) => {
    const one = replayed[index] as (typeof replayed)[number];
    return {
      id: row.id,
      reference: incidentReference(row.number),
      title: row.title,
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
      current: one.before.outcome,
      proposed: one.after.outcome,
      reasons: one.reasons,
    };
  });
  return { items };
});
