import { localTime, sayDuration } from '#shared/drafting/local-time.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';

/** The same words as in exported files. */
export const PHASE_LABELS: Record<Phase, string> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

type Times = Record<Phase, { at: string } | null>;

/** "10:41, after 39 min": when a phase began, counted from the first that is known. Undefined while it is not known. */
export function phaseWords(times: Times, phase: Phase, zone: string): string | undefined {
  const time = times[phase];
  const first = PHASES.map((one) => times[one]).find((one) => one !== null);
  if (!time || !first) return undefined;
  const [start, at] = [Date.parse(first.at), Date.parse(time.at)];
  const moment = localTime(zone, start).moment(at);
  return at > start ? `${moment}, after ${sayDuration(start, at)}` : moment;
}

/** "1 customer", "1,840 customers"; nothing while it is not known. */
export const customersWords = (count: number | null): string =>
  count === null ? '' : `${count.toLocaleString('en')} ${count === 1 ? 'customer' : 'customers'}`;

/** The names in a list as people type it: "checkout, payments". */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** More characters than this need a row of their own. */
const LONG = 28;
/** What an evidence number takes, in characters. */
const MARK = 4;
/** Whether a fact is too long to stand two in a line; `marks` are the evidence numbers after it. */
export const isLongFact = (value: string, marks: number): boolean => value.length + marks * MARK > LONG;
