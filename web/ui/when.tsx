import { ago, clock, day, dayAndClock, duration, inUtc } from './time-words.ts';
import { useReaderZone, useZone } from './zone.ts';

/** What the hover of a time adds: the reader's own clock where another zone is shown, and UTC. */
function useTip(at: string, shown: string): string {
  const reader = useReaderZone();
  const here = dayAndClock(at, reader);
  return [shown, here === dayAndClock(at, useZone()) ? '' : `${here} for you`, inUtc(at)].filter(Boolean).join(' · ');
}

type At = { at: string; seconds?: boolean; className?: string };

/** A time of day in the reader's zone; UTC on hover. */
export function Clock({ at, seconds, className }: At) {
  const zone = useZone();
  return (
    <time dateTime={at} data-tip={useTip(at, day(at, zone))} className={className}>
      {clock(at, zone, seconds)}
    </time>
  );
}
/** "12 min ago", "yesterday", "Thu 26 Nov"; the full time on hover. */
export function Ago({ at, className }: At) {
  const zone = useZone();
  return (
    <time dateTime={at} data-tip={useTip(at, dayAndClock(at, zone))} className={className}>
      {ago(at, zone)}
    </time>
  );
}
export function Day({ at, className }: At) {
  const zone = useZone();
  return (
    <time dateTime={at} data-tip={useTip(at, dayAndClock(at, zone))} className={className}>
      {day(at, zone)}
    </time>
  );
}
export function DayAndClock({ at, className }: At) {
  const zone = useZone();
  return (
    <time dateTime={at} data-tip={useTip(at, '')} className={className}>
      {dayAndClock(at, zone)}
    </time>
  );
}
export function Duration({ minutes, of }: { minutes: number; of?: string }) {
  return (
    <span className="num" data-tip={of}>
      {duration(minutes)}
    </span>
  );
}
