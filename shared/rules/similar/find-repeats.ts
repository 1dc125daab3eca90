import type { Repeat } from '../decision/facts.ts';
import { type ComparableIncident, findSimilar, type LikenessVerdict, type Similar } from '../similar.ts';

export type DatedIncident = ComparableIncident & {
  reference?: string | null;
  /** Epoch milliseconds. */
  startedAt: number;
};

/** What makes a similar incident a repeat. */
const REPEATS = new Set(['said', 'service', 'alert']);
export const isRepeat = ({ alike }: Similar): boolean => alike.some(({ what }) => REPEATS.has(what));

const DAY = 24 * 3_600_000;

/**
 * Earlier incidents that this one repeats, newest first: similar ones that hit the same service or came with the same
 * alert, and those that people said are the same. Looks back as far as any policy may ask (365 days), so that other windows can be tried on the stored facts.
 */
export function findRepeats(
  incident: DatedIncident,
  others: readonly DatedIncident[],
  { withinDays = 365, said = new Map() }: { withinDays?: number; said?: ReadonlyMap<string, LikenessVerdict> } = {},
): Repeat[] {
  const earlier = new Map(
    others
      .filter(({ startedAt }) => startedAt < incident.startedAt && incident.startedAt - startedAt <= withinDays * DAY)
      .map((other) => [other.id, other]),
  );
  return findSimilar(incident, [...earlier.values()], earlier.size, said)
    .filter(isRepeat)
    .flatMap(({ incidentId, alike }) => {
      const other = earlier.get(incidentId);
      if (!other) return [];
      const daysAgo = (incident.startedAt - other.startedAt) / DAY;
      return [{ incidentId, reference: other.reference, daysAgo, alike }];
    })
    .sort((a, b) => a.daysAgo - b.daysAgo);
}
