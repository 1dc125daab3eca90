import { type IncidentRecord, PHASES, type Phase, type RecordEvent } from '#shared/incident-record.ts';
import { findTimeZone, isTimeZone, parseIsoInstant, parseTime } from '#shared/intake/time.ts';
import { isTool, type RuleEvent, signalsOf } from '../rules/event-words.ts';
import { deriveParticipants, joinNames, type Participant } from '../rules/participants.ts';
import { derivePhaseTimes, findPhaseProblems, type PhaseProblem, type PhaseTimes } from '../rules/phase-times.ts';
import { chooseEvents, withTurningPoints } from './choose-events.ts';
import type { ChosenEvent } from './curation/curate.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { cleanLine, firstSentences } from './safe-text.ts';
import type { DraftOptions } from './shape.ts';

/** One event of the record, read: when, what kind, who, with the record's own event at hand. */
export type Happening = RuleEvent & {
  at: number;
  kind: NonNullable<RecordEvent['kind']>;
  record: RecordEvent;
  /** Display name of the person or program behind it. */
  who: string | null;
  /** Whether `who` is a person. */
  byPerson: boolean;
};

/** Up to this many events, every message counts; beyond, most are talk. */
const QUIET_CHANNEL = 60;

/** What somebody wrote, as against what a tool recorded or a person marked. */
const isTalk = ({ record }: Happening): boolean =>
  !record.key && (!record.kind || record.kind === 'message' || record.kind === 'note');

/** Everything the sections draw on, read once from the record. */
export type Material = {
  record: IncidentRecord;
  options: DraftOptions;
  local: LocalTime;
  /** Events with a time, in order. */
  happenings: Happening[];
  /** Events whose time cannot be read. */
  untimed: RecordEvent[];
  eventCount: number;
  byId: Map<string, Happening>;
  phases: PhaseTimes;
  problems: PhaseProblem[];
  /** Stated times that cannot be read. */
  unreadable: Phase[];
  /** The record's zone, when it names one that does not exist. */
  unknownZone: string | undefined;
  /** The record's zone, when its letters have more than one meaning ("IST"). */
  doubtfulZone: string | undefined;
  participants: Participant[];
  /** The events of the timeline section. */
  chosen: ChosenEvent[];
  /** Whether what a message says may be quoted outside the timeline: in a busy channel only what curation chose. */
  isWorth: (event: Happening) => boolean;
  services: string[];
  /** What the record says of the impact and in summary: the first sentences, on one line; empty when it says nothing. */
  impact: string;
  summary: string;
  /** When it began, as far as known: impact, else detection, else the first event that matters. */
  start: number | undefined;
  /** When it ended for those affected: mitigated, else resolved. */
  end: number | undefined;
};

/** Epoch ms of a time of the record, read in `zone` when it has no offset; undefined when it is not a time. */
export const readInstant = (text: string | null | undefined, zone: string): number | undefined => {
  if (!text) return undefined;
  const iso = parseIsoInstant(text.trim(), zone);
  if (iso !== undefined) return iso;
  const at = parseTime(text, { timeZone: zone })?.at;
  return at === undefined ? undefined : Date.parse(at);
};

const kindOf = (event: RecordEvent): Happening['kind'] => event.kind ?? (event.actor ? 'message' : 'note');

/** A repeated id is an edit of the earlier event: the last one holds, at the place of the first. */
const withoutRepeats = (events: RecordEvent[]): RecordEvent[] => {
  const byId = new Map<string, RecordEvent>();
  for (const event of events) byId.set(event.id, event);
  return byId.size === events.length ? events : [...byId.values()];
};

const readEvents = (record: IncidentRecord, zone: string) => {
  const join = joinNames(record.people ?? []);
  const names = new Map<string, { who: string; byPerson: boolean }>();
  const happenings: Happening[] = [];
  const untimed: RecordEvent[] = [];
  const events = withoutRepeats(record.events ?? []);
  for (const event of events) {
    const at = readInstant(event.at, zone);
    if (at === undefined) {
      untimed.push(event);
      continue;
    }
    const actor = event.actor?.trim();
    let name = actor ? names.get(actor) : undefined;
    if (actor && !name) {
      const person = join(actor);
      name = {
        who: cleanLine(person?.name ?? actor.replace(/^@/, ''), 80),
        byPerson: Boolean(person?.role) || !isTool({ actor, source: event.source }),
      };
      names.set(actor, name);
    }
    happenings.push({
      id: event.id,
      at,
      kind: kindOf(event),
      text: event.text,
      actor: event.actor,
      source: event.source,
      key: event.key,
      signals: signalsOf(event.text),
      record: event,
      who: name?.who ?? null,
      byPerson: name?.byPerson ?? false,
    });
  }
  for (let i = 1; i < happenings.length; i++) {
    if (happenings[i]!.at >= happenings[i - 1]!.at) continue;
    happenings.sort((a, b) => a.at - b.at);
    break;
  }
  return { happenings, untimed, eventCount: events.length };
};

/** The zone in which the record's times are read: the one it names, by IANA name or usual letters ("CET"), else UTC. */
export const zoneOf = (record: IncidentRecord): string => {
  const named = record.timeZone?.trim();
  if (!named) return 'UTC';
  return isTimeZone(named) ? named : (findTimeZone(named)?.zone ?? 'UTC');
};

/** Reads the record: times, order, people, phases. Nothing of it is worded yet. */
export const readMaterial = (record: IncidentRecord, options: DraftOptions): Material => {
  const named = record.timeZone?.trim();
  const recordZone = zoneOf(record);
  const zone = options.timeZone ?? recordZone;
  const { happenings, untimed, eventCount } = readEvents(record, recordZone);
  const stated: Partial<Record<Phase, number>> = {};
  const unreadable: Phase[] = [];
  for (const phase of PHASES) {
    const text = record.times?.[phase];
    if (!text) continue;
    const at = readInstant(text, recordZone);
    if (at === undefined) unreadable.push(phase);
    else stated[phase] = at;
  }
  const services = [...new Set((record.services ?? []).map((service) => cleanLine(service, 80)).filter(Boolean))];
  const told = chooseEvents(record, happenings, services, stated);
  const toldIds = new Set(told.map(({ eventId }) => eventId));
  const isQuiet = eventCount <= QUIET_CHANNEL;
  const isWorth = (event: Happening): boolean => isQuiet || !isTalk(event) || toldIds.has(event.id);
  const phases = derivePhaseTimes(isQuiet ? happenings : happenings.filter(isWorth), stated);
  const start = phases.impactStarted?.at ?? phases.detected?.at ?? phases.acknowledged?.at;
  const end = phases.mitigated?.at ?? phases.resolved?.at;
  const home = start ?? happenings[0]?.at ?? end;
  return {
    record,
    options,
    chosen: withTurningPoints(told, happenings, phases),
    isWorth,
    local: localTime(zone, home),
    happenings,
    untimed,
    eventCount,
    byId: new Map(happenings.map((happening) => [happening.id, happening])),
    phases,
    problems: findPhaseProblems(phases),
    unreadable,
    unknownZone: named && !isTimeZone(named) && !findTimeZone(named) ? named : undefined,
    doubtfulZone: named && !isTimeZone(named) && findTimeZone(named)?.others.length ? named : undefined,
    participants: deriveParticipants(happenings, record.people ?? [], { from: start }),
    services,
    impact: firstSentences(record.impact?.text ?? '', 320),
    summary: firstSentences(record.summary ?? '', 480),
    start,
    end,
  };
};
