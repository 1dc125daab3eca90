/** Longest pause that is believed; a tracker that asks for more is asked again after it. */
const MOST_MS = 6 * 3_600_000;
const USUAL_MS = 60_000;

/**
 * What is left and until when, from the headers of GitHub, GitLab, Jira and Linear. Their clock may be apart from ours: an
 * instant of theirs is taken as a time from the Date they sent with it.
 */
export function readLimit(headers: Headers, now: Date): { remaining: number; until: Date } | undefined {
  const remaining = numberIn(headers, 'x-ratelimit-remaining', 'ratelimit-remaining', 'x-ratelimit-requests-remaining');
  if (remaining === undefined) return undefined;
  return { remaining, until: new Date(now.getTime() + (resetIn(headers, now) ?? USUAL_MS)) };
}

/** When a refusal for too many requests ends; undefined for an answer that is none. */
export function untilOf(status: number, headers: Headers, now: Date): Date | undefined {
  const retryAfter = headers.get('retry-after');
  const isEmpty = readLimit(headers, now)?.remaining === 0;
  const isLimited = status === 429 || (status === 403 && (retryAfter !== null || isEmpty));
  if (!isLimited) return undefined;
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : (resetIn(headers, now) ?? USUAL_MS);
  return new Date(now.getTime() + Math.min(Math.max(wait, 1000), MOST_MS));
}

function resetIn(headers: Headers, now: Date): number | undefined {
  const text = ['x-ratelimit-reset', 'ratelimit-reset', 'x-ratelimit-requests-reset']
    .map((name) => headers.get(name))
    .find((value) => value !== null);
  if (!text) return undefined;
  const told = Number(text);
  // Seconds, milliseconds or a date as text.
  const at = Number.isFinite(told) ? (told > 1e11 ? told : told * 1000) : Date.parse(text);
  const theirs = Date.parse(headers.get('date') ?? '');
  const wait = at - (Number.isNaN(theirs) ? now.getTime() : theirs);
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 1000), MOST_MS) : undefined;
}

function numberIn(headers: Headers, ...names: string[]): number | undefined {
  const value = names.map((name) => headers.get(name)).find((one) => one !== null);
  const number = value === undefined || value === null || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
