import { findDecision, getIncidentHead, incidentReference, presentDecision } from '#server/features/incidents/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { overrideDecision as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { judgeIncident } from './decide-incident.ts';
import { addDecision } from './decisions-store.ts';
import { isDrafted, presentReasons } from './on-incident-resolved.ts';

export const overrideDecision = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'decision.override');
  const judged = await judgeIncident(ctx.db, head.id);
  return ctx.transaction(async (tx) => {
    const outcome = input.outcome ?? judged.decision.outcome;
    const isOverride = input.outcome !== null;
    await addDecision(tx, {
      incidentId: head.id,
      outcome,
      policyOutcome: judged.decision.outcome,
      policyVersion: judged.policyVersion,
      reasons: presentReasons(judged),
      facts: judged.facts,
      overrideReason: isOverride ? input.reason : null,
      overrideBy: isOverride ? (actorName(actor) ?? 'somebody') : null,
      at: ctx.now(),
    });
    const isWanted = isDrafted(outcome);
    if (isWanted && (head.status === 'resolved' || head.status === 'closed'))
      await ctx.emit(tx, { type: 'draft-requested', incidentId: head.id, by: actorName(actor) });
    await ctx.record(tx, actor, {
      action: isOverride ? 'decision.overridden' : 'decision.left-to-policy',
      subject: { kind: 'incident', id: head.id, name: incidentReference(head.number) },
      incidentId: head.id,
      before: { policyOutcome: judged.decision.outcome },
      after: { outcome },
      note: isOverride ? input.reason : null,
    });
    const decision = await findDecision(tx, head.id);
    if (!decision) throw new AppError('conflict', 'The incident was removed just now.');
    return presentDecision(decision);
  });
});
