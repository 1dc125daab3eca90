/** Minutes until it is tried again; after the last it is given up, more than a day later. */
const WAITS = [1, 5, 15, 60, 180, 360, 720, 720];

export type Refusal = {
  /** The other side will not take this, however often it is asked. */
  isFinal: boolean;
  /** It said itself when to come back. */
  retryAfterMs?: number | undefined;
};

/** When to try again after so many tries; null to give up. */
export function nextTry(tries: number, { isFinal, retryAfterMs = 0 }: Refusal, now: Date): Date | null {
  const wait = isFinal ? undefined : WAITS[tries - 1];
  return wait === undefined ? null : new Date(now.getTime() + Math.max(wait * 60_000, retryAfterMs));
}
