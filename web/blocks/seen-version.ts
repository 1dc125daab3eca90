export type Versioned = { id: string; version: number };

/**
 * The version an edit builds on: the newest that is known, so that one's own changes follow each other. Where a field that is
 * edited says something else there than the person saw, it is the one they saw: the server then tells whose words stand.
 */
export function seenVersion<R extends Versioned>(seen: R, latest: R, fields: object): number {
  const before: Record<string, unknown> = { ...seen };
  const now: Record<string, unknown> = { ...latest };
  const isAsSeen = Object.keys(fields).every((field) => JSON.stringify(before[field]) === JSON.stringify(now[field]));
  return isAsSeen ? latest.version : seen.version;
}
