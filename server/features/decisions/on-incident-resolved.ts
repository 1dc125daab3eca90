import { findDecision, getIncidentRow, incidentReference, keepRepeats } from '#server/features/incidents/index.ts';
import type { Context } from '#server/platform/context.ts';
import { reaction } from '#server/platform/reaction.ts';
import { judgeIncident } from './decide-incident.ts';
import { addDecision } from './decisions-store.ts';

/**
 * Where people may choose, the draft is there to help them choose: it costs nobody's time. Only what needs none gets
 * none.
 */
export function isDrafted(outcome: string): boolean {
  return outcome !== 'not-needed';
}

/** Resolved: decide, and ask for a draft when one may be wanted. What a person decided otherwise stays. */
export const decideOnResolve = reaction('incident-resolved', 'decide', (ctx, { incidentId }) =>
  decide(ctx, incidentId),
);

/** Whether it is an earlier one again may change the decision about it, once it is over. */
export const decideOnLikeness = reaction('likeness-judged', 'decide', async (ctx, { incidentId }) => {
  const { status } = await getIncidentRow(ctx.db, incidentId);
  if (status === 'resolved' || status === 'closed') await decide(ctx, incidentId);
});

async function decide(ctx: Context, incidentId: string): Promise<void> {
  const judged = await judgeIncident(ctx.db, incidentId);
  await ctx.transaction(async (tx) => {
    const before = await findDecision(tx, incidentId);
    const isOverridden = before?.override_reason != null;
    const outcome = isOverridden ? before.outcome : judged.decision.outcome;
    await addDecision(tx, {
      incidentId,
      outcome,
      policyOutcome: judged.decision.outcome,
      policyVersion: judged.policyVersion,
      reasons: presentReasons(judged),
      facts: judged.facts,
      overrideReason: before?.override_reason ?? null,
      overrideBy: before?.override_by ?? null,
      at: ctx.now(),
    });
    await keepRepeats(tx, incidentId, judged.facts.repeats);
    if (before?.outcome !== outcome)
      await ctx.record(
        tx,
        { kind: 'system' },
        {
          action: 'decision.made',
          subject: { kind: 'incident', id: incidentId, name: incidentReference(judged.number) },
          incidentId,
          before: before ? { outcome: before.outcome } : null,
          after: { outcome, reasons: judged.decision.reasons.map(({ text }) => text) },
        },
      );
    if (isDrafted(outcome)) await ctx.emit(tx, { type: 'draft-requested', incidentId, by: null });
  });
}

export function presentReasons(judged: Awaited<ReturnType<typeof judgeIncident>>) {
  return judged.decision.reasons.map(({ text, weight, rule, evidence, related }) => ({
    text,
    weight,
    rule,
    evidence,
    related: related ?? [],
  }));
}
