import type { Tier } from '#shared/coach/finding.ts';

type Placed = { start: number; end: number; tier: Tier };
export type Piece = { text: string; start: number; tier: Tier | null };

/** A text cut where findings begin and end; where two lie over each other, the louder one is shown. */
export function markedPieces(text: string, findings: readonly Placed[]): Piece[] {
  const inside = findings.filter(({ start, end }) => start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    const over = inside.filter((one) => one.start <= start && one.end >= end);
    const tier = over.some((one) => one.tier === 'reword') ? 'reword' : over.length > 0 ? 'ask' : null;
    return { text: text.slice(start, end), start, tier };
  });
}
