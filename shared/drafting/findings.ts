import { isFiring, says } from '../rules/event-words.ts';
import type { Happening, Material } from './material.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const isClaim = (event: Happening): boolean => !says(event, 'question') && !says(event, 'plan');

/** Nearest first, at most `most` of them. */
const nearestTo = (events: Happening[], at: number, most: number): Happening[] =>
  events.sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at)).slice(0, most);

const isChange = (event: Happening, before: number): boolean => {
  if (event.kind === 'deploy') return true;
  if (event.kind === 'alert' || event.kind === 'hypothesis' || event.kind === 'decision') return false;
  if (!says(event, 'change') || !isClaim(event) || says(event, 'noticed')) return false;
  return event.kind !== 'message' || before - event.at <= 2 * HOUR;
};

/** How much nearer than a deployment something less sure to be a change must be, to count the same. */
const DOUBT: Partial<Record<Happening['kind'], number>> = {
  deploy: 0,
  action: 5 * MINUTE,
  note: 10 * MINUTE,
  message: HOUR,
};

/** How far back a change counts: in a long record only the day before, in a short one, which somebody chose, a week. */
const reachOf = (material: Material): number => (material.eventCount <= 60 ? 7 * DAY : DAY);

/** Changes in the day before the start, the most telling first: deployments, then what was said, the nearer the better. */
export const findChangesBefore = (material: Material, most = 4): Happening[] => {
  const { start, phases, happenings, isWorth } = material;
  if (start === undefined) return [];
  const reach = reachOf(material);
  const detected = new Set(phases.detected?.evidence);
  const isStart = (event: Happening) => event.at === start && event.kind !== 'deploy';
  const distance = (event: Happening) => start - event.at + (DOUBT[event.kind] ?? 30 * MINUTE);
  return happenings
    .filter(
      (event) =>
        event.at <= start &&
        start - event.at <= reach &&
        !isStart(event) &&
        !detected.has(event.id) &&
        isChange(event, start) &&
        isWorth(event),
    )
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, most);
};

const SURE = /root cause|culprit|caused by|turn(?:s|ed) out|because|due to/i;
const SUREST =
  /root cause\s*(?::|-|is\b|was\b|has been|detected|identified|found|appears)|\bcaused by\b|\bturn(?:s|ed) out\b|\bculprit\b/i;

/** Said of the cause after the start: not a guess, not what was ruled out, not the recovery. */
const isDiagnosis = (event: Happening): boolean =>
  event.kind !== 'alert' &&
  event.kind !== 'deploy' &&
  isClaim(event) &&
  says(event, 'diagnosis') &&
  !says(event, 'hypothesis') &&
  !(says(event, 'ruledOut') && !/[;,]|\bbut\b|\binstead\b/.test(event.text));

/** What people said the cause was, in order of time; when there is too much, what is marked key or says "because" stays. */
export const findDiagnoses = (material: Material, most = 4): Happening[] => {
  const { happenings, start } = material;
  const from = start === undefined ? -Infinity : start - 5 * MINUTE;
  const found = happenings.filter((event) => event.at >= from && isDiagnosis(event) && material.isWorth(event));
  const strong = found.filter((event) => event.key || SURE.test(event.text));
  const chosen = new Set([...strong.slice(-most), ...found.slice(-most)].slice(0, most));
  return found.filter((event) => chosen.has(event));
};

const weighDiagnosis = (event: Happening): number =>
  (SUREST.test(event.text) ? 3 : 0) + (SURE.test(event.text) ? 1 : 0) + (event.key ? 1 : 0);

/** The one explanation to tell a stranger: the plainest words of cause; of equals the later, which had more to go on. */
export const findMainDiagnosis = (material: Material): Happening | undefined =>
  findDiagnoses(material, 8).reduce<Happening | undefined>(
    (best, event) => (best && weighDiagnosis(best) > weighDiagnosis(event) ? best : event),
    undefined,
  );

export const findHypotheses = (material: Material, most = 5): Happening[] => {
  const from = material.start ?? -Infinity;
  const to = material.end ?? Infinity;
  const found = material.happenings.filter(
    (event) =>
      event.at >= from &&
      event.at <= to &&
      material.isWorth(event) &&
      event.kind !== 'alert' &&
      event.kind !== 'status-change' &&
      (event.kind === 'hypothesis' ||
        (event.kind === 'message' && says(event, 'hypothesis') && event.text.length > 24)),
  );
  const marked = found.filter((event) => event.kind === 'hypothesis' || event.key);
  const chosen = new Set([...marked, ...found].slice(0, most));
  return found.filter((event) => chosen.has(event));
};

/** Kinds that say what was seen, thought or agreed, not what was done. */
const NOT_DONE: Happening['kind'][] = ['alert', 'hypothesis', 'observation', 'decision'];

/** A repair that was done: not proposed, not asked about, not reported as failed. */
export const isRepair = (event: Happening): boolean => {
  if (NOT_DONE.includes(event.kind)) return false;
  if (says(event, 'obstacle') || !isClaim(event)) return false;
  return event.kind === 'action' || says(event, 'repair') || (event.kind === 'deploy' && !says(event, 'question'));
};

/** Actions in the six hours before the impact ended, in order of time; without an end, those after the detection. */
export const findMitigators = (material: Material, most = 5): Happening[] => {
  const { happenings, end, phases, start } = material;
  const from = phases.detected?.at ?? start;
  if (from === undefined && end === undefined) return [];
  const until = end === undefined ? Infinity : end + MINUTE;
  const earliest = Math.max(from ?? -Infinity, end === undefined ? -Infinity : end - 6 * HOUR);
  const proof = new Set(phases.mitigated?.evidence);
  const isAction = (event: Happening) => isRepair(event) || (proof.has(event.id) && says(event, 'change'));
  const found = happenings.filter(
    (event) => event.at >= earliest && event.at <= until && isAction(event) && material.isWorth(event),
  );
  const chosen = end === undefined ? found.slice(-most) : nearestTo([...found], end, most);
  return chosen.sort((a, b) => a.at - b.at);
};

/** Alerts that fired in the hours before the start, and the first ones after it: what the systems said was wrong. */
export const findFirstAlerts = (material: Material, most = 3): Happening[] => {
  const { start, happenings } = material;
  if (start === undefined) return [];
  const seen = new Set<string>();
  const firing = happenings.filter((event) => {
    if (!isFiring(event) || event.at < start - 6 * HOUR || event.at > start + 30 * MINUTE) return false;
    const text = event.text.toLowerCase().replace(/\d+/g, '');
    return !seen.has(text) && seen.add(text);
  });
  return nearestTo(firing, start, most).sort((a, b) => a.at - b.at);
};

/** Statements with this sign, said by people from the start on. */
export const findStatements = (
  material: Material,
  sign: 'surprise' | 'risk' | 'obstacle' | 'limited' | 'dependency' | 'relapse',
  most: number,
): Happening[] => {
  const from = material.start ?? -Infinity;
  const found = material.happenings.filter(
    (event) =>
      event.at >= from &&
      material.isWorth(event) &&
      event.kind !== 'alert' &&
      event.kind !== 'deploy' &&
      event.text.length >= 16 &&
      says(event, sign) &&
      (sign === 'obstacle' || !says(event, 'question')) &&
      (sign === 'risk' || !says(event, 'followUp')),
  );
  const marked = found.filter((event) => event.key || event.kind !== 'message');
  const chosen = new Set([...marked, ...found].slice(0, most));
  return found.filter((event) => chosen.has(event));
};
