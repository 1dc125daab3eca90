/** Between an instant and what stands in a `datetime-local` field, read in an IANA zone. */

const formats = new Map<string, Intl.DateTimeFormat>();
/** Making one takes far longer than using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let made = formats.get(zone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, made);
  }
  return made;
}

function offsetMinutes(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

/** "2026-03-04T10:05:12" as the clock on the wall of the zone showed it. */
export function toField(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetMinutes(at, zone) * 60_000).toISOString().slice(0, 19);
}

/** The instant a field means, as ISO 8601 in UTC; undefined when it is empty. In an hour that comes twice, the first. */
export function fromField(value: string, zone: string): string | undefined {
  if (!value) return undefined;
  const wall = Date.parse(`${value}Z`);
  if (Number.isNaN(wall)) return undefined;
  const guesses = [-1, 1].map((side) => wall - offsetMinutes(wall + side * 86_400_000, zone) * 60_000);
  const exact = guesses.filter((guess) => toField(new Date(guess).toISOString(), zone).startsWith(value.slice(0, 16)));
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...guesses)).toISOString();
}
