import { AppError } from '#shared/errors.ts';

/** The place after the last row of a page, for the next one; null at the end. Rows are read one beyond the limit. */
export function cursorOf<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => Record<string, string>,
): string | null {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return null;
  return Buffer.from(JSON.stringify(place(last))).toString('base64url');
}

export function readCursor<K extends string>(
  cursor: string | undefined,
  keys: readonly K[],
): Record<K, string> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Record<K, unknown>;
    if (keys.every((key) => isPlace(key, place[key]))) return place as Record<K, string>;
  } catch {
    // Falls through to the refusal: a cursor is only ever one that a page before gave.
  }
  throw new AppError('bad-input', 'after must be the "next" of the page before.');
}

/** What a cursor holds goes into SQL with a cast; what the cast would refuse is refused here, in words. */
function isPlace(key: string, value: unknown): boolean {
  if (typeof value !== 'string' || value.includes('\u0000')) return false;
  if (key === 'id') return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
  if (key === 'name') return true;
  return value === 'infinity' || !Number.isNaN(Date.parse(value));
}
