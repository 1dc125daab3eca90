import type { ParticipantRole, Phase } from '../../incident-record.ts';
import { isCleared, type RuleEvent } from '../event-words.ts';
import { findNightWork } from '../night-work.ts';
import type { DecisionFacts, Repeat } from './facts.ts';
import { findDifficulty } from './find-difficulty.ts';
import { findFlapping } from './find-flapping.ts';
import { findNearMiss } from './find-near-miss.ts';
import { findSurprise } from './find-surprise.ts';

type Counted = { value: number; evidence: string[] };
type At = { at: number; evidence: string[] };

export type IncidentToJudge = {
  severity?: string | null;
  type?: string | null;
  /** Marked as a near miss by a person. */
  nearMiss?: boolean | null;
  impact?: { text?: string | null; customers?: number | null; evidence?: string[] } | null;
  /** As `derivePhaseTimes` gives them. */
  phases: Partial<Record<Phase, At | null | undefined>>;
  participants: readonly {
    key: string;
    role: ParticipantRole;
    /** IANA name; without one, nobody can say when it is night for them. */
    timeZone?: string | null;
    team?: string | null;
    did?: readonly { evidence: readonly string[] }[];
  }[];
  /** In order of time. */
  events: readonly RuleEvent[];
  /** The key of the participant behind an event. Without it, only what `did` holds is seen. */
  doneBy?: (event: RuleEvent) => string | undefined;
  reopened?: Counted | null;
  /** From a source that knows; leave out when none does. */
  paged?: Counted | null;
  /** As `findRepeats` gives them. */
  repeats?: readonly Repeat[];
};

const MOST_EVIDENCE = 20;
const isPulledIn = ({ role }: { role: ParticipantRole }): boolean => role === 'lead' || role === 'responder';

/** Minutes between two phases; clocks that disagree give a negative time, which says nothing. */
function minutesBetween(from: At | null | undefined, to: At | null | undefined) {
  if (!from || !to || to.at < from.at) return undefined;
  return { value: (to.at - from.at) / 60_000, evidence: [...from.evidence, ...to.evidence] };
}

const firstDeed = ({ did }: IncidentToJudge['participants'][number]): string[] => did?.[0]?.evidence.slice(0, 1) ?? [];

/** Nobody on record may mean that nobody wrote: only an alert that cleared with nobody about shows that nobody was needed. */
function countPeople({ participants, phases, events }: IncidentToJudge): Pick<DecisionFacts, 'people' | 'teams'> {
  const working = participants.filter(isPulledIn);
  if (working.length === 0) {
    const ended = new Set(phases.resolved?.evidence);
    const cleared = events.filter((event) => ended.has(event.id) && isCleared(event)).map(({ id }) => id);
    return { people: cleared.length > 0 ? { value: 0, evidence: cleared } : undefined };
  }
  const teams = new Map(working.filter(({ team }) => team).map((person) => [person.team, firstDeed(person)]));
  return {
    people: { value: working.length, evidence: working.flatMap(firstDeed).slice(0, MOST_EVIDENCE) },
    ...(teams.size > 0 && { teams: { value: teams.size, evidence: [...teams.values()].flat() } }),
  };
}

function countPeopleAtNight({ participants, events, doneBy }: IncidentToJudge): Counted | undefined {
  const zoned = participants.filter((person) => isPulledIn(person) && person.timeZone);
  if (zoned.length === 0) return undefined;
  const byId = new Map(events.map((event) => [event.id, event]));
  const byKey = doneBy ? Map.groupBy(events, doneBy) : undefined;
  const evidence: string[] = [];
  let value = 0;
  for (const person of zoned) {
    const ids = person.did?.flatMap((deed) => deed.evidence) ?? [];
    const done = byKey?.get(person.key) ?? ids.flatMap((id) => byId.get(id) ?? []);
    const night = findNightWork(done, person.timeZone as string);
    if (!night) continue;
    value++;
    evidence.push(...night.evidence.slice(0, 3));
  }
  return { value, evidence: evidence.slice(0, MOST_EVIDENCE) };
}

/** Reads from an incident what the policy decides on. Nothing is guessed: what is not recorded is left out. */
export function gatherFacts(incident: IncidentToJudge): DecisionFacts {
  const { severity, type, impact, phases, events } = incident;
  const impactEvidence = impact?.evidence ?? [];
  const customers = impact?.customers;
  const nearMiss = findNearMiss(events);
  return {
    severity: severity ? { value: severity, evidence: [] } : undefined,
    type: type ? { value: type, evidence: [] } : undefined,
    minutesToMitigate: minutesBetween(phases.impactStarted, phases.mitigated),
    minutesToResolve: minutesBetween(phases.impactStarted ?? phases.detected, phases.resolved),
    minutesToDetect: minutesBetween(phases.impactStarted, phases.detected),
    customers:
      customers === null || customers === undefined ? undefined : { value: customers, evidence: impactEvidence },
    impactText: impact?.text ? { value: impact.text, evidence: impactEvidence } : undefined,
    ...countPeople(incident),
    paged: incident.paged ?? undefined,
    reopened: incident.reopened ?? undefined,
    flaps: findFlapping(events),
    peopleAtNight: countPeopleAtNight(incident),
    nearMiss: incident.nearMiss || nearMiss.length > 0 ? { value: true, evidence: nearMiss } : undefined,
    repeats: [...(incident.repeats ?? [])],
    surprise: findSurprise(events),
    difficulty: findDifficulty(events),
  };
}
