import { Temporal } from 'temporal-polyfill';

/**
 * Zone abbreviations people write after a time, most usual meaning first. An entry with several meanings is ambiguous:
 * the reader takes the first one unless the incident's own zone is among them, and says that it had a choice.
 * "PST" is widely written in summer too, so the US and European names mean the civil zone, not a fixed offset.
 */
const ABBREVIATIONS: Record<string, readonly string[]> = {
  UTC: ['UTC'],
  GMT: ['UTC'],
  Z: ['UTC'],
  PST: ['America/Los_Angeles'],
  PDT: ['America/Los_Angeles'],
  PT: ['America/Los_Angeles'],
  MST: ['America/Denver'],
  MDT: ['America/Denver'],
  MT: ['America/Denver'],
  CST: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  CDT: ['America/Chicago'],
  CT: ['America/Chicago'],
  EST: ['America/New_York'],
  EDT: ['America/New_York'],
  ET: ['America/New_York'],
  AKST: ['America/Anchorage'],
  AKDT: ['America/Anchorage'],
  HST: ['Pacific/Honolulu'],
  BRT: ['America/Sao_Paulo'],
  WET: ['Europe/Lisbon'],
  WEST: ['Europe/Lisbon'],
  BST: ['Europe/London', 'Asia/Dhaka', 'Pacific/Bougainville'],
  CET: ['Europe/Berlin'],
  CEST: ['Europe/Berlin'],
  MEZ: ['Europe/Berlin'],
  MESZ: ['Europe/Berlin'],
  EET: ['Europe/Helsinki'],
  EEST: ['Europe/Helsinki'],
  MSK: ['Europe/Moscow'],
  TRT: ['Europe/Istanbul'],
  SAST: ['Africa/Johannesburg'],
  WAT: ['Africa/Lagos'],
  CAT: ['Africa/Maputo'],
  EAT: ['Africa/Nairobi'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  IDT: ['Asia/Jerusalem'],
  GST: ['Asia/Dubai', 'Atlantic/South_Georgia', 'Pacific/Guam'],
  PKT: ['Asia/Karachi'],
  ICT: ['Asia/Bangkok'],
  WIB: ['Asia/Jakarta'],
  SGT: ['Asia/Singapore'],
  HKT: ['Asia/Hong_Kong'],
  PHT: ['Asia/Manila'],
  JST: ['Asia/Tokyo'],
  KST: ['Asia/Seoul'],
  AWST: ['Australia/Perth'],
  ACST: ['Australia/Adelaide'],
  ACDT: ['Australia/Adelaide'],
  AEST: ['Australia/Sydney'],
  AEDT: ['Australia/Sydney'],
  NZST: ['Pacific/Auckland'],
  NZDT: ['Pacific/Auckland'],
};

const SPOKEN: Record<string, string> = {
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  central: 'America/Chicago',
  eastern: 'America/New_York',
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Helsinki',
  uk: 'Europe/London',
};

/** What a zone text means: an IANA name, `UTC` or an offset such as `+02:00`; and what else it could have meant. */
export interface ZoneMeaning {
  zone: string;
  /** Other zones the same letters stand for ("IST", "CST"); empty when there is no doubt. */
  others: string[];
}

const cities = new Map<string, string>();
function cityZone(city: string): string | undefined {
  if (cities.size === 0) {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      cities.set(
        zone
          .slice(zone.lastIndexOf('/') + 1)
          .replaceAll('_', ' ')
          .toLowerCase(),
        zone,
      );
    }
    cities.set('edinburgh', 'Europe/London');
    cities.set('san francisco', 'America/Los_Angeles');
    cities.set('seattle', 'America/Los_Angeles');
    cities.set('boston', 'America/New_York');
    cities.set('bangalore', 'Asia/Kolkata');
  }
  return cities.get(city.toLowerCase());
}

const known = new Map<string, boolean>([['UTC', true]]);

/** Whether `zone` is a zone times can be read in: an IANA name or an offset such as `+02:00`. */
export function isTimeZone(zone: string): boolean {
  const cached = known.get(zone);
  if (cached !== undefined) return cached;
  let valid = true;
  try {
    new Temporal.ZonedDateTime(0n, zone);
  } catch {
    valid = false;
  }
  if (known.size < 5000) known.set(zone, valid);
  return valid;
}

/** Hours and minutes as `+HH:MM`; undefined outside the offsets the world uses (-12 to +14). */
function offset(sign: string, hours: number, minutes: number): string | undefined {
  if (hours > 14 || minutes > 59) return undefined;
  if (hours === 0 && minutes === 0) return 'UTC';
  return `${sign === '+' ? '+' : '-'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/**
 * The zone a text names: "UTC", "GMT+2", "+0530", "PST", "Europe/Madrid", "US/Pacific", "Edinburgh, London", "Eastern time".
 * @param preferred a zone already known for the incident; it settles ambiguous letters when it is one of their meanings.
 */
export function findTimeZone(text: string, preferred?: string): ZoneMeaning | undefined {
  const trimmed = text
    .trim()
    .replace(/^\(|\)$/g, '')
    .replace(/[’']s$/u, '');
  const numeric = /^(?:UTC|GMT)?\s*([+\-−–])(\d{1,2}):?(\d{2})?$/i.exec(trimmed);
  if (numeric) {
    const zone = offset(numeric[1]!, Number(numeric[2]), Number(numeric[3] ?? 0));
    return zone ? { zone, others: [] } : undefined;
  }
  const meanings = ABBREVIATIONS[trimmed.toUpperCase()];
  if (meanings) {
    const zone = preferred && meanings.includes(preferred) ? preferred : meanings[0]!;
    return { zone, others: preferred === zone ? [] : meanings.filter((other) => other !== zone) };
  }
  if (/^[A-Z][A-Za-z]+\/[A-Za-z_+\-\d/]+$/.test(trimmed) && isTimeZone(trimmed)) return { zone: trimmed, others: [] };
  const spoken = trimmed.replace(/\s+(?:standard|daylight|summer|local)?\s*time$/i, '').toLowerCase();
  const named = SPOKEN[spoken] ?? cityZone(spoken.split(',')[0]!.trim());
  return named ? { zone: named, others: [] } : undefined;
}

const DAY = 86_400_000;
const dayOffsets = new Map<string, Map<number, number | undefined>>();

/** The zone's one offset (ms) on a day that has only one, else undefined; remembered, because a log asks for it 50,000 times. */
function steadyOffset(zone: string, day: number): number | undefined {
  let days = dayOffsets.get(zone);
  if (!days) {
    days = new Map();
    dayOffsets.set(zone, days);
  }
  if (days.has(day)) return days.get(day);
  const at = (ms: number) => new Temporal.ZonedDateTime(BigInt(ms) * 1_000_000n, zone).offsetNanoseconds / 1e6;
  const before = at((day - 1) * DAY);
  const after = at((day + 2) * DAY);
  const steady = before === after ? before : undefined;
  if (days.size > 5000) days.clear();
  days.set(day, steady);
  return steady;
}

/**
 * The instant (epoch ms) of a wall clock time in a zone. A time the clocks skipped moves forward, a time they showed
 * twice is the earlier one unless `later`.
 * @param wallClock epoch ms of the same digits read as UTC
 * @param zone a zone for which `isTimeZone` holds
 */
export function instantInZone(wallClock: number, zone: string, later = false): number {
  if (zone === 'UTC') return wallClock;
  const steady = steadyOffset(zone, Math.floor(wallClock / DAY));
  if (steady !== undefined) return wallClock - steady;
  const plain = new Temporal.ZonedDateTime(BigInt(wallClock) * 1_000_000n, 'UTC').toPlainDateTime();
  return plain.toZonedDateTime(zone, { disambiguation: later ? 'later' : 'compatible' }).epochMilliseconds;
}
