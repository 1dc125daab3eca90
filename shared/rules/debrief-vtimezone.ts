import { Temporal } from 'temporal-polyfill';

const YEARS_BEFORE = 1;
const YEARS_AFTER = 12;

/**
 * A zone as calendar programs want it beside a meeting that repeats (RFC 5545, 3.6.5): every change of its clocks from a year
 * before `from` (epoch milliseconds) to twelve after it, each said once. A zone that never changes has one entry.
 */
export function vtimezone(timeZone: string, from: number): string {
  const begin = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(timeZone)
    .subtract({ years: YEARS_BEFORE })
    .startOfDay();
  const end = begin.add({ years: YEARS_BEFORE + YEARS_AFTER });
  const parts = [observance(begin, begin.offset, leastOffset(begin))];
  for (
    let next = begin.getTimeZoneTransition('next');
    next && Temporal.ZonedDateTime.compare(next, end) < 0;
    next = next.getTimeZoneTransition('next')
  )
    parts.push(observance(next, next.subtract({ nanoseconds: 1 }).offset, leastOffset(next)));
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** Standard time is the smaller offset of the year around it; where the clocks do not change, the only one. */
function leastOffset(at: Temporal.ZonedDateTime): number {
  const next = at.getTimeZoneTransition('next');
  const isFar = next === null || next.epochMilliseconds - at.epochMilliseconds > 366 * 86_400_000;
  return isFar ? at.offsetNanoseconds : Math.min(at.offsetNanoseconds, next.offsetNanoseconds);
}

function observance(at: Temporal.ZonedDateTime, before: string, least: number): string[] {
  const kind = at.offsetNanoseconds > least ? 'DAYLIGHT' : 'STANDARD';
  // The clock that is left tells when: 02:00 in the zone's words as it was until then.
  const local = at.toInstant().toZonedDateTimeISO(before).toPlainDateTime();
  const compact = (offset: string) => offset.replaceAll(':', '').slice(0, 5);
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${compact(before)}`,
    `TZOFFSETTO:${compact(at.offset)}`,
    `TZNAME:${compact(at.offset)}`,
    `END:${kind}`,
  ];
}
