import { type EventKind, PHASES, type Phase } from '#shared/incident-record.ts';
import { isCleared, isFiring, type RuleEvent, type Signal, says } from './event-words.ts';

/** When a phase began, and how we know. `at` is epoch milliseconds; `evidence` holds ids of events that prove it. */
export type PhaseTime = {
  at: number;
  /** Empty when the record states the time but no event shows it. */
  evidence: string[];
  basis: 'stated' | 'derived';
  /** A few words for people, to follow "from": "the first alert", "a status change", "chat". */
  why: string;
};

export type PhaseTimes = Record<Phase, PhaseTime | undefined>;

export type PhaseProblem = { phases: [Phase, Phase]; text: string };

type Timed = RuleEvent & { at: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A stated time is proved by an event this near, when its words or kind fit the phase. */
const NEAR_AND_FITTING = 15 * MINUTE;
/** An alert this long before a stated start may still be its first sign: clocks differ, thresholds lag. */
const LEAD = 15 * MINUTE;

const SIGNS: Record<Phase, Signal[]> = {
  impactStarted: ['impactStart'],
  detected: ['noticed', 'declared'],
  acknowledged: ['acknowledged'],
  mitigated: ['mitigated', 'recovered'],
  resolved: ['resolved'],
};

/** Kinds that prove a stated time by standing at its very minute, whatever their words. */
const MAY_PROVE: Record<Phase, EventKind[]> = {
  impactStarted: ['alert', 'observation', 'note', 'status-change'],
  detected: ['alert', 'observation', 'note', 'status-change', 'message'],
  acknowledged: ['status-change', 'action', 'note', 'message'],
  mitigated: ['status-change', 'action', 'observation', 'note', 'deploy'],
  resolved: ['status-change', 'action', 'observation', 'note'],
};

const fits = (event: RuleEvent, phase: Phase): number => {
  let score = 0;
  for (const sign of SIGNS[phase]) if (says(event, sign)) score += 2;
  if (score && event.kind === 'status-change') score += 2;
  if (phase === 'detected' && isFiring(event)) score += 3;
  if (phase === 'impactStarted' && isFiring(event)) score += 1;
  if (phase === 'mitigated' && (says(event, 'repair') || isCleared(event))) score += 1;
  if (phase === 'resolved' && (isCleared(event) || says(event, 'recovered'))) score += 1;
  return score;
};

const findProof = (events: Timed[], phase: Phase, at: number): Timed | undefined => {
  let best: Timed | undefined;
  let bestScore = 0;
  for (const event of events) {
    const apart = Math.abs(event.at - at);
    if (apart > NEAR_AND_FITTING) continue;
    const fit = fits(event, phase);
    const exact = Math.floor(event.at / MINUTE) === Math.floor(at / MINUTE);
    if (fit === 0 && !(exact && MAY_PROVE[phase].includes(event.kind ?? 'note'))) continue;
    if (phase === 'impactStarted' && event.at < at && isFiring(event) && !exact) continue;
    const score = fit * 10 + (exact ? 15 : 0) - apart / MINUTE;
    if (score > bestScore) {
      best = event;
      bestScore = score;
    }
  }
  return best;
};

const derived = (event: Timed, why: string): PhaseTime => ({
  at: event.at,
  evidence: [event.id],
  basis: 'derived',
  why,
});

const wording = (event: Timed): string => {
  if (event.kind === 'status-change') return 'a status change';
  if (event.kind === 'alert') return 'an alert';
  if (event.kind === 'message') return 'chat';
  return event.kind && event.kind !== 'note' ? `${/^[aeiou]/.test(event.kind) ? 'an' : 'a'} ${event.kind}` : 'a note';
};

/** Longer texts tell a story of many moments; what they say does not date one phase. */
const LONGEST_CLAIM = 400;

/** Somebody's plain statement, as against what a monitoring tool sent. */
const isOwnWord = (event: Timed): boolean =>
  event.kind !== 'alert' &&
  !says(event, 'question') &&
  (event.kind === 'status-change' || event.text.length <= LONGEST_CLAIM);

const deriveStart = (events: Timed[]): PhaseTime | undefined => {
  const first = events.find((event) => isOwnWord(event) && says(event, 'impactStart') && !says(event, 'plan'));
  return first && derived(first, wording(first));
};

const deriveDetected = (events: Timed[], start: number | undefined, end: number | undefined) => {
  const from = start === undefined ? -Infinity : start - LEAD;
  const to = end ?? Infinity;
  for (const event of events) {
    if (event.at < from) continue;
    if (event.at > to) return undefined;
    if (isFiring(event)) return derived(event, 'the first alert');
    if (isOwnWord(event) && event.kind !== 'deploy' && says(event, 'noticed')) return derived(event, wording(event));
  }
  return undefined;
};

/** "Incident declared", not "declared resolved". */
const isDeclaration = (event: Timed): boolean =>
  isOwnWord(event) && event.kind !== 'deploy' && says(event, 'declared') && !says(event, 'resolved');

const deriveAcknowledged = (events: Timed[], from: number | undefined, to: number | undefined) => {
  if (from === undefined) return undefined;
  for (const event of events) {
    if (event.at < from) continue;
    if (event.at > (to ?? from + DAY)) return undefined;
    if (isOwnWord(event) && says(event, 'acknowledged')) return derived(event, wording(event));
    if (isDeclaration(event)) return derived(event, 'its declaration');
  }
  return undefined;
};

const deriveMitigated = (events: Timed[], from: number | undefined, to: number | undefined) => {
  let claim: Timed | undefined;
  for (const event of events) {
    if (from !== undefined && event.at <= from) continue;
    if (to !== undefined && event.at > to) break;
    if (!isOwnWord(event)) continue;
    if (claim && says(event, 'relapse') && !says(event, 'recovered')) claim = undefined;
    else if (!claim && (says(event, 'mitigated') || says(event, 'recovered'))) claim = event;
  }
  return claim && derived(claim, wording(claim));
};

const deriveResolved = (events: Timed[], from: number | undefined, mitigated: number | undefined) => {
  const after = mitigated ?? from ?? -Infinity;
  const claims = events.filter((event) => event.at >= after && isOwnWord(event) && says(event, 'resolved'));
  const status = claims.findLast((event) => event.kind === 'status-change');
  const claim = status ?? claims.at(-1);
  if (claim) return derived(claim, wording(claim));
  const alerts = events.filter((event) => event.kind === 'alert' && (from === undefined || event.at >= from));
  const last = alerts.at(-1);
  return last && alerts.some(isFiring) && isCleared(last) ? derived(last, 'the last alert, which cleared') : undefined;
};

/** Events with a time, by time; those at the same instant stay in the order in which they were received. */
const inOrder = (events: RuleEvent[]): Timed[] => {
  const timed = events.filter((event): event is Timed => event.at !== undefined);
  for (let i = 1; i < timed.length; i++) if (timed[i]!.at < timed[i - 1]!.at) return timed.sort((a, b) => a.at - b.at);
  return timed;
};

/**
 * The five phase times of an incident. `events` come in the order in which they were received; `stated` holds the
 * times the record gives, in epoch milliseconds. A stated time wins and is paired with the event that proves it; the
 * others are derived from status changes, alerts and plain words, and stay undefined when the record does not say.
 */
export const derivePhaseTimes = (
  events: RuleEvent[],
  stated: Partial<Record<Phase, number | null | undefined>>,
): PhaseTimes => {
  const timed = inOrder(events);
  const times: PhaseTimes = {
    impactStarted: undefined,
    detected: undefined,
    acknowledged: undefined,
    mitigated: undefined,
    resolved: undefined,
  };
  for (const phase of PHASES) {
    const at = stated[phase];
    if (at === null || at === undefined) continue;
    const proof = findProof(timed, phase, at);
    times[phase] = { at, evidence: proof ? [proof.id] : [], basis: 'stated', why: 'stated in the record' };
  }
  const begun = times.impactStarted?.at ?? -Infinity;
  const end = [times.mitigated?.at, times.resolved?.at].find((at) => at !== undefined && at > begun);
  const early = times.detected?.at ?? times.acknowledged?.at;
  const upTo = (limit: number | undefined) =>
    limit === undefined ? timed : timed.filter((event) => event.at <= limit);
  times.impactStarted ??= deriveStart(upTo(early ?? end));
  times.detected ??= deriveDetected(timed, times.impactStarted?.at, times.acknowledged?.at ?? end);
  const seen = times.detected?.at ?? times.impactStarted?.at;
  times.acknowledged ??= deriveAcknowledged(timed, seen, end);
  times.mitigated ??= deriveMitigated(timed, times.acknowledged?.at ?? seen, times.resolved?.at);
  times.resolved ??= deriveResolved(timed, seen, times.mitigated?.at);
  return times;
};

const NAMES: Record<Phase, string> = {
  impactStarted: 'the impact started',
  detected: 'it was detected',
  acknowledged: 'it was acknowledged',
  mitigated: 'the impact ended',
  resolved: 'it was resolved',
};

const MUST_FOLLOW: [Phase, Phase][] = [
  ['impactStarted', 'mitigated'],
  ['impactStarted', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'resolved'],
  ['acknowledged', 'resolved'],
  ['mitigated', 'resolved'],
];

/**
 * Pairs of phase times that cannot both be right, such as mitigated before impact started. Detection before the
 * impact is possible (an early warning) and detection after the end too (nobody noticed in time): neither is listed.
 */
export const findPhaseProblems = (times: PhaseTimes): PhaseProblem[] =>
  MUST_FOLLOW.flatMap(([earlier, later]) => {
    const [a, b] = [times[earlier], times[later]];
    if (!a || !b || b.at >= a.at) return [];
    const text = `By the record ${NAMES[later]} before ${NAMES[earlier]}. Which of the two times is right?`;
    return [{ phases: [earlier, later] as [Phase, Phase], text }];
  });
