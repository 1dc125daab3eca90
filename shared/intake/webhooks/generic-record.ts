import { fingerprintOf } from '../fingerprint.ts';
import { asInstant, asLine, asPayload, type Payload, pick } from './payload.ts';

const FORMAT = 'debrief.incident/v1';

/** Whether the body says that it is an incident record. */
export function isRecord(payload: Payload): boolean {
  return typeof payload.format === 'string' && payload.format.startsWith('debrief.incident/');
}

/**
 * An incident record (`debrief.incident/v1`) as the generic shape, which differs in where the times stand. Without an
 * `externalId` the record is recognised by its reference, else by its title and first times. A text says why not.
 */
export function unfoldRecord(record: Payload): Payload | string {
  if (record.format !== FORMAT)
    return `The format "${asLine(record.format, 60) ?? ''}" is not known; expected "${FORMAT}".`;
  if (!asLine(record.title)) return 'An incident record needs a "title".';
  const times = asPayload(record.times) ?? {};
  return {
    ...record,
    id: undefined,
    externalId:
      pick(record, 'externalId', 'reference') ??
      `record:${fingerprintOf([record.title, times.impactStarted, times.detected])}`,
    startedAt: pick(times, 'impactStarted', 'detected', 'acknowledged') ?? firstEventTime(record.events),
    impactStarted: times.impactStarted,
    detected: times.detected,
    acknowledged: times.acknowledged,
    mitigatedAt: times.mitigated,
    resolvedAt: times.resolved,
  };
}

function firstEventTime(events: unknown): unknown {
  let first: unknown;
  let lowest = '9';
  for (const event of Array.isArray(events) ? events : []) {
    const at = asPayload(event)?.at;
    const instant = asInstant(at);
    if (instant === undefined || instant >= lowest) continue;
    lowest = instant;
    first = at;
  }
  return first;
}
