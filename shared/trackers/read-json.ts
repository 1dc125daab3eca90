/** What came as JSON, looked into without trusting it. */
export type Json = Record<string, unknown>;

export const recordIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Ids come as numbers and as text; both are text here. */
export const idIn = (value: unknown): string =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textIn(value);

export const isAmong = (names: readonly string[] | undefined, name: string): boolean =>
  (names ?? []).some((one) => one.toLowerCase() === name.toLowerCase());
