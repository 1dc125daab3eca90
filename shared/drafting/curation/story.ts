import type { Phase } from '#shared/incident-record.ts';
import { isCleared, isFiring, type Signal, says } from '../../rules/event-words.ts';
import type { CuratableEvent, CurationContext } from './curatable-event.ts';

/** What an event is to the story, in words a person reads; the first that fits is taken. */
const PARTS: readonly [Signal, string][] = [
  ['resolved', 'resolved'],
  ['mitigated', 'ended the impact'],
  ['relapse', 'it came back'],
  ['recovered', 'recovery'],
  ['declared', 'incident declared'],
  ['leading', 'took the lead'],
  ['decision', 'decision'],
  ['diagnosis', 'finding'],
  ['hypothesis', 'hypothesis'],
  ['ruledOut', 'ruled out'],
  ['repair', 'attempt to repair'],
  ['impactStart', 'impact started'],
  ['noticed', 'noticed'],
  ['acknowledged', 'response began'],
  ['change', 'change'],
  ['dependency', 'dependency'],
];

const OF_KIND: Partial<Record<NonNullable<CuratableEvent['kind']>, string>> = {
  alert: 'alert',
  'status-change': 'status change',
  deploy: 'change',
  action: 'action',
  decision: 'decision',
  hypothesis: 'hypothesis',
  observation: 'observation',
};

const AT_PHASE: Record<Phase, string> = {
  impactStarted: 'impact started',
  detected: 'detected',
  acknowledged: 'response began',
  mitigated: 'ended the impact',
  resolved: 'resolved',
};

const FITTING: Record<Phase, readonly Signal[]> = {
  impactStarted: ['impactStart', 'change', 'noticed'],
  detected: ['noticed', 'declared'],
  acknowledged: ['acknowledged', 'leading'],
  mitigated: ['mitigated', 'recovered', 'repair'],
  resolved: ['resolved', 'recovered'],
};

const MINUTE = 60_000;

const HANDOVER = /\bhand(?:ing|ed|s)?[ -]?(?:over|off)\b|\btak(?:ing|es) over\b|\btook over\b|\bshift change\b/i;
const ESCALATION = /\bescalat(?:ed|es|ing|ion)\b|\bpag(?:ed|ing) (?:the |in )?\w+|\bcalled in\b/i;

/** The signal that makes an event part of the story, if any; questions are none. */
export function findPart(event: CuratableEvent): string | undefined {
  if (says(event, 'question')) return undefined;
  if (HANDOVER.test(event.text)) return 'handover';
  return PARTS.find(([signal]) => says(event, signal))?.[1];
}

/** The phase whose time an event marks: at the same minute or next to it, and about that. */
export function phaseMarked(event: CuratableEvent, times: CurationContext['times']): Phase | undefined {
  if (event.at === undefined) return undefined;
  for (const phase of Object.keys(FITTING) as Phase[]) {
    const time = times[phase];
    if (time === undefined || Math.abs(time - event.at) > 2 * MINUTE) continue;
    if (event.kind === 'status-change' || FITTING[phase].some((signal) => says(event, signal))) return phase;
    if (isFiring(event) && (phase === 'detected' || phase === 'impactStarted')) return phase;
    if (isCleared(event) && (phase === 'mitigated' || phase === 'resolved')) return phase;
  }
  return undefined;
}

/** Why an event stands in the timeline. @param isFirstAlert nothing fired before it */
export function reasonFor(event: CuratableEvent, context: CurationContext, isFirstAlert: boolean): string {
  if (isFirstAlert) return 'first alert';
  const { impactStarted } = context.times;
  const before = impactStarted !== undefined && event.at !== undefined && event.at <= impactStarted;
  if (before && (event.kind === 'deploy' || (says(event, 'change') && !says(event, 'question'))))
    return 'change before the impact';
  const phase = phaseMarked(event, context.times);
  if (phase === 'acknowledged' && says(event, 'declared')) return 'incident declared';
  if (phase) return AT_PHASE[phase];
  if (isCleared(event)) return 'alert cleared';
  const part = findPart(event);
  if (part && (event.kind === 'status-change' || event.kind === 'action')) return part;
  if (event.kind && event.kind !== 'message' && event.kind !== 'note')
    return OF_KIND[event.kind] ?? part ?? 'observation';
  if (part) return part;
  return ESCALATION.test(event.text) ? 'escalation' : event.key ? 'marked as key' : 'observation';
}
