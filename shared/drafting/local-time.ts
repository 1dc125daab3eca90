const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Formats instants (epoch ms) in one time zone. Dates are left out on the incident's own day. */
export type LocalTime = {
  zone: string;
  /** "10:02" */
  clock: (at: number) => string;
  /** "4 March 2026" */
  date: (at: number) => string;
  /** "4 March" */
  day: (at: number) => string;
  /** "4 Mar"; with the year when it is another than the home day's. */
  shortDay: (at: number) => string;
  /** "10:02" on the home day, else "5 Mar, 10:02". */
  shortMoment: (at: number) => string;
  /** "10:02" on the home day, else "5 March, 10:02"; with the year when that differs. */
  moment: (at: number) => string;
  /** "at 10:02" on the home day, else "on 5 March at 10:02": to stand inside a sentence. */
  when: (at: number) => string;
  /** "4 March 2026, 10:02" */
  full: (at: number) => string;
  /** Whether two instants fall on one day. */
  sameDay: (a: number, b: number) => boolean;
};

/** `zone` is an IANA name or an offset such as "+02:00"; `home` is an instant of the day that needs no date. */
export const localTime = (zone: string, home: number | undefined): LocalTime => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const cache = new Map<number, Record<string, string>>();
  const parts = (at: number): Record<string, string> => {
    const minute = Math.floor(at / MINUTE);
    const known = cache.get(minute);
    if (known) return known;
    const read = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    if (cache.size < 5000) cache.set(minute, read);
    return read;
  };
  const clock = (at: number) => `${parts(at).hour}:${parts(at).minute}`;
  const day = (at: number) => `${parts(at).day} ${parts(at).month}`;
  const date = (at: number) => `${day(at)} ${parts(at).year}`;
  const sameDay = (a: number, b: number) => date(a) === date(b);
  const sameYear = (a: number, b: number) => parts(a).year === parts(b).year;
  const moment = (at: number) => {
    if (home === undefined) return `${date(at)}, ${clock(at)}`;
    if (sameDay(at, home)) return clock(at);
    return `${sameYear(at, home) ? day(at) : date(at)}, ${clock(at)}`;
  };
  const when = (at: number) => {
    if (home !== undefined && sameDay(at, home)) return `at ${clock(at)}`;
    return `on ${home !== undefined && sameYear(at, home) ? day(at) : date(at)} at ${clock(at)}`;
  };
  const shortDay = (at: number) => {
    const short = `${parts(at).day} ${parts(at).month!.slice(0, 3)}`;
    return home === undefined || sameYear(at, home) ? short : `${short} ${parts(at).year}`;
  };
  const shortMoment = (at: number) =>
    home !== undefined && sameDay(at, home) ? clock(at) : `${shortDay(at)}, ${clock(at)}`;
  return {
    zone,
    clock,
    day,
    shortDay,
    shortMoment,
    when,
    date,
    moment,
    full: (at) => `${date(at)}, ${clock(at)}`,
    sameDay,
  };
};

/**
 * A length of time in words: "40 s", "39 min", "1 h 18 min", "2 days 3 h". Minutes are counted as a reader counts
 * them, from one clock time to the other, so that "10:02 to 10:41" is 39 min whatever the seconds were.
 */
export const sayDuration = (from: number, to: number): string => {
  const length = Math.abs(to - from);
  if (length < MINUTE) return length < SECOND ? 'the same moment' : `${Math.round(length / SECOND)} s`;
  const minutes = Math.abs(Math.floor(to / MINUTE) - Math.floor(from / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} days` : `${days} days ${hours % 24} h`;
};
