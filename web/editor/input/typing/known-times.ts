import type { PostMortem } from '../../../data/post-mortems.ts';
import type { TimeContext } from './typed-time.ts';

/** What a document says about when things happened: its zone, and every time that its incidents know. */
export function knownTimes({ timeZone, times, incidents, keyEvents, citations }: PostMortem): TimeContext {
  const moments = [
    ...Object.values(times).flatMap((phase) => (phase && typeof phase === 'object' ? [phase.at] : [])),
    ...incidents.flatMap(({ startedAt, resolvedAt }) => [startedAt, resolvedAt]),
    ...keyEvents.map(({ at }) => at),
    ...citations.map(({ event }) => event.at),
  ];
  return { timeZone, moments: moments.filter((at): at is string => typeof at === 'string') };
}
