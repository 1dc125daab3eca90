import { readTime } from '#server/features/incidents/index.ts';
import { type IncidentRecord, PHASES, type Phase } from '#shared/incident-record.ts';
import { isTimeZone } from '#shared/intake/time.ts';

/** The zone in which a record's times are read: its own, else UTC as the format says. */
export function zoneOf(record: IncidentRecord, problems: string[]): { zone: string; isStated: boolean } {
  const named = record.timeZone?.trim();
  if (!named) return { zone: 'UTC', isStated: false };
  if (isTimeZone(named)) return { zone: named, isStated: true };
  problems.push(`timeZone: "${named.slice(0, 40)}" is not a time zone; times without an offset were read as UTC.`);
  return { zone: 'UTC', isStated: false };
}

/** The phase times that the record states. */
export function statedTimesOf(record: IncidentRecord, zone: string, problems: string[]): Map<Phase, Date> {
  const stated = new Map<Phase, Date>();
  for (const phase of PHASES) {
    const text = record.times?.[phase];
    if (!text) continue;
    const time = readTime(text, zone);
    if (typeof time === 'string') problems.push(`times.${phase}: ${time}.`);
    else stated.set(phase, time.at);
  }
  return stated;
}
