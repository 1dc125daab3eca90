import type { Outcome } from '../../contracts/incidents.ts';
import { type Decision, decide } from '../decision.ts';
import type { DecisionFacts } from './facts.ts';
import type { DecisionPolicy } from './policy.ts';
import type { Reason } from './reason.ts';

export type ReplayRow = {
  incidentId: string;
  before: Decision;
  after: Decision;
  change: 'more' | 'less' | 'same';
  /** What makes the difference, in words; empty when the outcome is the same. */
  reasons: string[];
};

const STRENGTH: Record<Outcome, number> = { 'not-needed': 0, optional: 1, recommended: 2, required: 3 };

function describeReasons(before: Decision, after: Decision): string[] {
  const worth = (reason: Reason | undefined): number =>
    !reason ? 0 : reason.weight === 'for' ? reason.points : -reason.points;
  const rules = new Set([...after.reasons, ...before.reasons].map(({ rule }) => rule));
  const lines: string[] = [];
  for (const rule of rules) {
    const was = before.reasons.find((reason) => reason.rule === rule);
    const is = after.reasons.find((reason) => reason.rule === rule);
    if (rule === 'too-little' || worth(was) === worth(is)) continue;
    const text = (is ?? was)?.text ?? '';
    if (!was) lines.push(`Now counts: ${text}`);
    else if (!is) lines.push(`No longer counts: ${text}`);
    else lines.push(`${worth(is) > worth(was) ? 'Weighs more for it' : 'Weighs less for it'}: ${text}`);
  }
  const moved = `${after.score} points instead of ${before.score}`;
  return lines.length > 0 ? lines : [before.score === after.score ? 'The thresholds moved' : moved];
}

/**
 * "What would this have decided for the last 50 incidents?": both policies over the same facts, in the order given.
 * Decisions already made stay as they are.
 */
export function replayPolicy(
  incidents: readonly { incidentId: string; facts: DecisionFacts }[],
  current: DecisionPolicy,
  proposed: DecisionPolicy,
): ReplayRow[] {
  return incidents.map(({ incidentId, facts }) => {
    const before = decide(facts, current);
    const after = decide(facts, proposed);
    const difference = STRENGTH[after.outcome] - STRENGTH[before.outcome];
    const change = difference > 0 ? 'more' : difference < 0 ? 'less' : 'same';
    return { incidentId, before, after, change, reasons: change === 'same' ? [] : describeReasons(before, after) };
  });
}
