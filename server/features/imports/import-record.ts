import { incidentReference } from '#server/features/incidents/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { importRecord as contract } from '#shared/contracts/installation.ts';
import { type IncidentRecord, PHASES, type Phase } from '#shared/incident-record.ts';
import { fingerprintOf } from '#shared/intake/fingerprint.ts';
import { readRecord, storable } from './read-record.ts';
import { eventsOf } from './record-events.ts';
import { statedTimesOf, zoneOf } from './record-times.ts';
import { type Reading, storeRecord } from './store-record.ts';

const PROBLEMS_SHOWN = 100;

export const importRecord = operation(contract, async (ctx, actor, input) => {
  const problems: string[] = [];
  const reading = read(readRecord(input.record), input.private === 'true', ctx.now(), problems);
  const { number, ...stored } = await ctx.transaction((tx) => storeRecord(ctx, tx, actor, reading));
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  if (problems.length > shown.length) shown.push(`And ${problems.length - shown.length} more.`);
  return new Reply({ ...stored, reference: incidentReference(number), problems: shown }, stored.created ? 201 : 200);
});

function read(record: IncidentRecord, isPrivate: boolean, now: Date, problems: string[]): Reading {
  const zone = zoneOf(record, problems);
  const stated = statedTimesOf(record, zone.zone, problems);
  const first = PHASES.flatMap((phase: Phase) => stated.get(phase) ?? [])[0];
  const events = eventsOf(record, zone, first ?? now, problems);
  const earliest =
    events.length > 0 ? new Date(events.reduce((min, { at }) => Math.min(min, at.getTime()), Infinity)) : now;
  if (!first && earliest.getTime() === now.getTime())
    problems.push('times: the record gives no time at all; the incident stands at the time of the import.');
  return {
    record,
    externalId: storable(record.externalId).trim() || `record:${fingerprintOf([record.title, first, record.events])}`,
    zone: zone.isStated ? zone.zone : null,
    startedAt: stated.get('impactStarted') ?? stated.get('detected') ?? (events.length > 0 ? earliest : (first ?? now)),
    stated,
    events,
    isPrivate,
  };
}
