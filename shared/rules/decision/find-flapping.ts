import { isCleared, isFiring, type RuleEvent } from '../event-words.ts';
import { alertFingerprint } from '../similar/alert-fingerprint.ts';

/**
 * How often an alert came back after it had cleared, with the events where it did. Counted per alert and taken from the
 * worst one: five alerts that each return once are one relapse seen five times. Events in order of time.
 */
export function findFlapping(events: readonly RuleEvent[]): { value: number; evidence: string[] } {
  const cleared = new Set<string>();
  const returns = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind !== 'alert') continue;
    const key = `${event.source ?? ''}|${alertFingerprint(event.text)}`;
    if (isCleared(event)) cleared.add(key);
    else if (isFiring(event) && cleared.delete(key)) returns.set(key, [...(returns.get(key) ?? []), event.id]);
  }
  const worst = [...returns.values()].reduce<string[]>((most, ids) => (ids.length > most.length ? ids : most), []);
  return { value: worst.length, evidence: worst.slice(0, 10) };
}
