import type { StripModel } from '#shared/document/strip-model.ts';

/** Words over and under one or more strokes; `centre` and `width` in pixels. */
export type StripLabel = { name: string; time: string; centre: number; width: number };

type Stroke = StripModel['strokes'][number];

const NAME = 6.7;
const TIME = 6.9;
const GAP = 12;
/** A stroke further than this outside its label seems to belong to another. */
const OUTSIDE = 26;

/**
 * Labels for the strokes on one line, none over another: each as near its stroke as it fits; strokes too close for two
 * labels share one ("Detected, acknowledged", "11:21–11:22").
 */
export function stripLabels(strokes: readonly Stroke[], width: number, timeOf: (at: number) => string): StripLabel[] {
  let groups = strokes.map((stroke) => [stroke]);
  for (;;) {
    const labels = groups.map((group) => labelOf(group, width, timeOf));
    spread(labels, width);
    const worst = labels.findIndex((label, index) =>
      groups[index]!.some((stroke) => Math.abs(stroke.x * width - label.centre) > label.width / 2 + OUTSIDE),
    );
    if (worst < 0 || groups.length < 2) return labels;
    const at = nearestPair(groups, worst);
    groups = [...groups.slice(0, at), [...groups[at]!, ...groups[at + 1]!], ...groups.slice(at + 2)];
  }
}

const middle = (group: readonly Stroke[], width: number) =>
  (group.reduce((sum, stroke) => sum + stroke.x, 0) / group.length) * width;

function labelOf(group: readonly Stroke[], width: number, timeOf: (at: number) => string): StripLabel {
  const name = group.map(({ label }, index) => (index === 0 ? label : label.toLowerCase())).join(', ');
  const times = [...new Set(group.map(({ at }) => timeOf(at)))];
  const time = times.length > 1 ? `${times[0]}–${times.at(-1)}` : (times[0] ?? '');
  return { name, time, centre: middle(group, width), width: Math.max(name.length * NAME, time.length * TIME) };
}

/** Moves labels apart, first to the right, then back from the right edge. */
function spread(labels: StripLabel[], width: number): void {
  let edge = -GAP;
  for (const label of labels) {
    label.centre = Math.max(label.centre, edge + GAP + label.width / 2);
    edge = label.centre + label.width / 2;
  }
  edge = width + GAP;
  for (const label of labels.toReversed()) {
    label.centre = Math.min(label.centre, edge - GAP - label.width / 2);
    edge = label.centre - label.width / 2;
  }
}

/** The index of the pair to join: the misplaced label with whichever neighbour is nearer. */
function nearestPair(groups: readonly (readonly Stroke[])[], at: number): number {
  const before = at > 0 ? groups[at]![0]!.x - groups[at - 1]!.at(-1)!.x : Number.POSITIVE_INFINITY;
  const after = at < groups.length - 1 ? groups[at + 1]![0]!.x - groups[at]!.at(-1)!.x : Number.POSITIVE_INFINITY;
  return before < after ? at - 1 : at;
}
