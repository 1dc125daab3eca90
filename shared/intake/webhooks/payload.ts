import { parseIsoInstant, parseTime } from '../time.ts';

/** Reading values out of JSON that somebody else wrote: every function takes anything and gives what it can use. */
export type Payload = Record<string, unknown>;

export const TITLE_LENGTH = 500;
const NAME_LENGTH = 200;
const TEXT_LENGTH = 100_000;

export function asPayload(value: unknown): Payload | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : undefined;
}

export function asPayloads(value: unknown): Payload[] {
  return Array.isArray(value)
    ? value.flatMap((item): Payload[] => {
        const payload = asPayload(item);
        return payload ? [payload] : [];
      })
    : [];
}

/** The first of several spellings of a field that holds something. */
export function pick(payload: Payload, ...names: string[]): unknown {
  for (const name of names) {
    const value = Object.hasOwn(payload, name) ? payload[name] : undefined;
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** Text that can be stored: a string or number, without NUL and broken surrogates, cut at `max` UTF-16 units. */
export function asText(value: unknown, max = TEXT_LENGTH): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const cut = value.length > max ? `${value.slice(0, max - 1)}…` : value;
  const clean = cut.replaceAll('\0', '').toWellFormed().trim();
  return clean === '' ? undefined : clean;
}

/** The same on one line, as titles and names are. */
export function asLine(value: unknown, max = NAME_LENGTH): string | undefined {
  const text = asText(typeof value === 'string' ? value.slice(0, max * 4) : value)?.replace(/\s+/g, ' ');
  return text !== undefined && text.length > max
    ? `${text
        .slice(0, max - 1)
        .toWellFormed()
        .trimEnd()}…`
    : text;
}

/** An http or https address. Others (javascript:, file:) are not shown as links, so they are not taken. */
export function asUrl(value: unknown): string | undefined {
  const text = asText(value, 5000);
  return text && text.length <= 4000 && /^https?:\/\/[^\s]+$/i.test(text) ? text : undefined;
}

const SECOND_OF_2200 = 7_258_118_400;

/**
 * An instant as ISO 8601 UTC with milliseconds. Takes ISO text (without an offset read in `zone`; nanoseconds are cut),
 * prose dates and epoch seconds, milli-, micro- or nanoseconds. Times before 1970, Go's "0001-01-01" among them, mean "not set".
 */
export function asInstant(value: unknown, zone = 'UTC'): string | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const text = value.trim();
  if (/^\d{9,19}(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const iso = parseIsoInstant(text, zone);
  if (iso !== undefined) return iso >= 0 ? new Date(iso).toISOString() : undefined;
  const at = parseTime(text, { timeZone: zone })?.at;
  return at !== undefined && at >= '1970' && at < '2200' ? at : undefined;
}

function fromEpoch(value: number): string | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  let ms = value * 1000;
  while (ms > SECOND_OF_2200 * 1000) ms /= 1000;
  return ms > 100_000_000_000 ? new Date(Math.floor(ms)).toISOString() : undefined;
}

/** Short texts in a list, or one text, without repeats. */
export function asLines(value: unknown, max = NAME_LENGTH): string[] {
  const items = Array.isArray(value) ? value : [value];
  const lines = items.flatMap(
    (item) => asLine(pick(asPayload(item) ?? { item }, 'item', 'name', 'summary', 'id'), max) ?? [],
  );
  return [...new Set(lines)].slice(0, 100);
}
