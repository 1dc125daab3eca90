import type { EventKind, IncidentRecord, RecordEvent } from '#shared/incident-record.ts';
import { Random } from './evaluate/random.ts';
import { inventAction, inventAlert, inventMessage, inventTitle, PEOPLE, pick, SERVICES } from './words.ts';

const START = Date.UTC(2026, 2, 4, 10, 2);
const KINDS: readonly [share: number, kind: EventKind][] = [
  [0.1, 'alert'],
  [0.13, 'action'],
  [0.14, 'deploy'],
  [0.16, 'observation'],
  [1, 'message'],
];

/**
 * An invented record of so many events: some alerts, a few actions and changes, and mostly people talking, over a time that
 * grows with their number. The same seed gives the same record.
 */
export function inventRecord(count: number, seed: number): IncidentRecord {
  const random = new Random(seed);
  const end = START + Math.max(45 * 60_000, count * 2500);
  const at = (share: number) => new Date(START + (end - START) * share).toISOString();
  const events = Array.from({ length: count }, (_, index) => inventEvent(random, index, at((index + 1) / (count + 2))));
  const people = PEOPLE.map((name, index) => ({
    id: `p${index}`,
    name,
    handles: [`@${name.split(' ')[0]!.toLowerCase()}`],
    role: index === 0 ? ('lead' as const) : null,
  }));
  return {
    format: 'debrief.incident/v1',
    title: inventTitle(random),
    reference: `INC-${1000 + seed}`,
    severity: 'SEV1',
    type: 'production',
    services: SERVICES.slice(0, 2),
    status: 'resolved',
    timeZone: 'Europe/Madrid',
    impact: { text: '4% of requests failed', customers: 1840 },
    times: { impactStarted: at(0), mitigated: at(0.9), resolved: at(1) },
    people,
    events,
  };
}

function inventEvent(random: Random, index: number, at: string): RecordEvent {
  const chance = random.next();
  const kind = KINDS.find(([share]) => chance < share)?.[1] ?? 'message';
  const isByMachine = kind === 'alert' || kind === 'deploy';
  return {
    id: `e${index + 1}`,
    at,
    kind,
    text: textOf(random, kind),
    actor: isByMachine ? null : pick(random, PEOPLE),
    source: kind === 'alert' ? 'alertmanager' : isByMachine ? 'ci' : 'chat',
    url: kind === 'alert' ? `https://alerts.example.com/${index}` : null,
    basis: 'recorded',
    key: false,
  };
}

function textOf(random: Random, kind: EventKind): string {
  if (kind === 'alert') return inventAlert(random);
  if (kind === 'action') return inventAction(random);
  if (kind === 'deploy') return `Deployed ${pick(random, SERVICES)} v${random.below(9)}.${random.below(60)}`;
  return inventMessage(random);
}
