import type { CuratableEvent } from './curatable-event.ts';

/** People say the same thing again after a while and mean something new; within this time it is an echo. */
const ECHO_MS = 30 * 60_000;
const READ_AT_MOST = 200;

const STATE =
  /\b(?:firing|fired|triggered|alerting|resolved|recovered|recovery|cleared|critical|warning|warn|problem|ok|down|up|open|closed|acknowledged)\b/g;
const OVER = /^\W*(?:resolved|recovered|recovery|ok|closed|cleared|up)\b|\b(?:resolved|recovered|cleared)\b/i;

const isMachine = (event: CuratableEvent) =>
  event.kind === 'alert' || event.kind === 'deploy' || event.kind === 'status-change';

/** What two tellings of the same thing have in common; alerts also without their numbers and their state. */
function fingerprint(event: CuratableEvent): string | undefined {
  const text = event.text.length > READ_AT_MOST ? event.text.slice(0, READ_AT_MOST) : event.text;
  if (event.kind === 'alert') {
    const name = text
      .replace(STATE, ' ')
      .replace(/[\d.]+/g, '0')
      .replace(/[^\p{L}0]+/gu, ' ')
      .trim();
    return name === '' ? undefined : `alert ${OVER.test(event.text) ? 'over' : 'on'} ${name}`;
  }
  if (text.length < 12) return undefined;
  return isMachine(event) ? `${event.kind} ${text}` : text;
}

/**
 * Which events only repeat an earlier one: flapping alerts, the same message twice. Of an alert that fires and clears many
 * times the first firing and the last clearing stand, the others are folded into them. Key events are never folded.
 * @returns for each event the place of the one that stands for it; itself when it repeats nothing
 */
export function findRepeats(events: readonly CuratableEvent[]): Int32Array {
  const standsFor = Int32Array.from(events, (_, index) => index);
  const first = new Map<string, number>();
  const lastOver = new Map<string, number>();
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index]!;
    const print = event.key ? undefined : fingerprint(event);
    if (print === undefined) continue;
    if (print.startsWith('alert over')) {
      const before = lastOver.get(print);
      if (before !== undefined) standsFor[before] = index;
      lastOver.set(print, index);
      continue;
    }
    const earlier = first.get(print);
    const apart = earlier === undefined ? 0 : (event.at ?? 0) - (events[earlier]!.at ?? 0);
    if (earlier === undefined || (!isMachine(event) && apart > ECHO_MS)) first.set(print, index);
    else standsFor[index] = earlier;
  }
  // A clearing stands for those before it, which stood for others in their turn.
  for (let index = events.length - 1; index >= 0; index -= 1) standsFor[index] = standsFor[standsFor[index]!]!;
  return standsFor;
}
