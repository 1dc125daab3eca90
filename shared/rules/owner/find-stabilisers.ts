import { type RuleEvent, says } from '../event-words.ts';
import { shorten } from '../plain-words.ts';

export type Stabiliser = { personId: string; what: string; evidence: string[] };

/** A step longer before the recovery is not taken for what brought it. Milliseconds. */
const SHORTLY = 60 * 60_000;

const isStep = (event: RuleEvent): boolean => {
  if (event.kind === 'alert' || event.kind === 'status-change') return false;
  if (says(event, 'plan') || says(event, 'question')) return false;
  return event.kind === 'action' || event.kind === 'deploy' || says(event, 'repair');
};

/**
 * Who took the last step before it recovered, and which: at most one person. It came last, which is not proof that it
 * helped; the words stay those of the record. `span` is epoch milliseconds: the start, so that the change which triggered
 * it is not taken for the cure, and mitigated (or resolved). Events in order of time.
 */
export function findStabilisers(
  events: readonly RuleEvent[],
  span: { from: number; until: number },
  doneBy: (event: RuleEvent) => string | undefined,
): Stabiliser[] {
  const after = Math.max(span.from, span.until - SHORTLY);
  const last = events.findLast(
    (event) => event.at !== undefined && event.at > after && event.at <= span.until && isStep(event) && doneBy(event),
  );
  const personId = last && doneBy(last);
  return last && personId ? [{ personId, what: shorten(last.text, 80), evidence: [last.id] }] : [];
}
