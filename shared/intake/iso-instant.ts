import { isCalendarDay } from './time-grammar.ts';
import { instantInZone, isTimeZone } from './time-zones.ts';

const FULL_ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d\d:?\d\d|[+-]\d\d)?$/;

/**
 * Epoch ms of an ISO 8601 date-time, the form machines write, without the cost of reading prose: 50,000 in some 30 ms.
 * Refuses days and hours that do not exist (2026-02-30, 25:00). Undefined for any other form: then try `parseTime`.
 * @param timeZone zone of a time without an offset; without it such a time is undefined
 */
export function parseIsoInstant(text: string, timeZone?: string): number | undefined {
  const found = FULL_ISO.exec(text);
  if (!found) return undefined;
  const year = Number(found[1]);
  const month = Number(found[2]);
  const day = Number(found[3]);
  const hour = Number(found[4]);
  const minute = Number(found[5]);
  const second = Number(found[6] ?? 0);
  if (!isCalendarDay(year, month, day) || minute > 59 || second > 60) return undefined;
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return undefined;
  const ms = found[7] ? Math.floor(Number(`0.${found[7]}`) * 1000) : 0;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const zone = found[8];
  if (zone === undefined) return timeZone && isTimeZone(timeZone) ? instantInZone(wall, timeZone) : undefined;
  if (zone === 'Z' || zone === 'z') return wall;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2)) * (zone.length > 3 ? 1 : 0);
  if (hours > 14 || minutes > 59) return undefined;
  return wall - (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
