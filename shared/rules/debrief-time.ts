import { Temporal } from 'temporal-polyfill';
import { sayList } from './plain-words.ts';

export type Attending = {
  id: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** Days on their own clock on which they do not work, and why: "holiday", "away". */
  off: readonly { day: string; why: string }[];
};
export type Hint = { personId: string; words: string };

const OPENS = 9;
const CLOSES = 18;

/** The date and time of a wall clock ("2026-03-04", "15:00") as epoch milliseconds; null where it is no date and time. */
export function instantOf(day: string, time: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  } catch {
    return null;
  }
}

/** The wall clock of a zone at an instant: { day: "2026-03-04", time: "15:00" }. */
export function wallClock(at: number, timeZone: string): { day: string; time: string } {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return { day: there.toPlainDate().toString(), time: there.toPlainTime().toString().slice(0, 5) };
}

/** "Europe/Madrid" -> "Madrid", "America/Argentina/Buenos_Aires" -> "Buenos Aires". */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** Why a time is hard for each of them, in words; those it suits are not in the answer. */
export function hintsFor(at: number, minutes: number, people: readonly Attending[]): Hint[] {
  return people.flatMap((person) => {
    const words = whyHard(at, minutes, person);
    return words === null ? [] : [{ personId: person.id, words }];
  });
}

function whyHard(at: number, minutes: number, { name, timeZone, off }: Attending): string | null {
  const starts = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const ends = starts.add({ minutes });
  const { day, time } = wallClock(at, timeZone);
  const free = off.find((one) => one.day === day);
  if (free) return `${name} does not work on that day: ${free.why}`;
  if (starts.dayOfWeek > 5) return `It is a ${starts.dayOfWeek === 6 ? 'Saturday' : 'Sunday'} for ${name}`;
  const isEarly = starts.hour < OPENS;
  const endsLate =
    ends.toPlainDate().toString() !== day || ends.hour > CLOSES || (ends.hour === CLOSES && ends.minute > 0);
  if (isEarly || endsLate) return `${time} for ${name} in ${cityOf(timeZone)}`;
  return null;
}

/** The same instant on the clocks of everybody elsewhere: "18:30 for Mei in Tokyo". Those on the given zone's clock are left out. */
export function otherClocks(at: number, people: readonly Omit<Attending, 'off'>[], timeZone: string): string[] {
  const here = wallClock(at, timeZone);
  const byCity = new Map<string, { when: string; names: string[] }>();
  for (const person of people) {
    const there = wallClock(at, person.timeZone);
    if (there.day === here.day && there.time === here.time) continue;
    const when =
      there.day === here.day
        ? there.time
        : `${there.time} ${there.day > here.day ? 'the day after' : 'the day before'}`;
    const city = cityOf(person.timeZone);
    const known = byCity.get(city) ?? { when, names: [] };
    byCity.set(city, { when, names: [...known.names, person.name] });
  }
  return [...byCity].map(([city, { when, names }]) => `${when} for ${sayList(names)} in ${city}`);
}
