import { AppError } from '#shared/errors.ts';
import { parseIsoInstant, parseTime } from '#shared/intake/time.ts';

const OLDEST = Date.UTC(1970, 0, 1);
const NEWEST = Date.UTC(2200, 0, 1);

export type ReadTime = { at: Date; zoneKnown: boolean };

/** A time as people and tools write it. One without a zone is read in `timeZone`, and remembered as assumed. */
export function readTime(text: string, timeZone: string): ReadTime | string {
  const iso = parseIsoInstant(text);
  if (iso !== undefined) return inRange(iso, true, text);
  const reading = parseTime(text, { timeZone });
  if (reading?.at === undefined) return `"${text.slice(0, 40)}" is not a time; write it like 2026-03-04T10:05:00Z`;
  return inRange(Date.parse(reading.at), reading.zoneStated, text);
}

function inRange(ms: number, zoneKnown: boolean, text: string): ReadTime | string {
  if (ms < OLDEST || ms > NEWEST) return `"${text.slice(0, 40)}" is before 1970 or after 2200`;
  return { at: new Date(ms), zoneKnown };
}

export function requireTime(text: string, timeZone: string, field: string): Date {
  const read = readTime(text, timeZone);
  if (typeof read === 'string') throw new AppError('bad-input', `${field}: ${read}.`, [{ path: field, why: read }]);
  return read.at;
}
