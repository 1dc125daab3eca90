import { PHASES, type Phase } from '#shared/incident-record.ts';
import { sayDuration } from '../drafting/local-time.ts';

export type Tone = 'bad' | 'warn' | 'info' | 'ok' | 'think' | 'plain';

/** Positions are fractions of the strip's width, 0 to 1. Times are epoch ms. */
export type StripModel = {
  from: number;
  to: number;
  spans: { phase: Phase; from: number; to: number; x: number; width: number; tone: Tone; words: string }[];
  strokes: { phase: Phase; at: number; x: number; label: string; tone: Tone }[];
  dots: { id: string; at: number; x: number; tone: Tone; label: string }[];
  /** Key events outside the strip. */
  before: number;
  after: number;
};

export type StripInput = {
  /** Epoch ms of each known phase. */
  phases: Partial<Record<Phase, number | null | undefined>>;
  events: { id: string; at: number; tone?: Tone; label?: string }[];
  /** The part to show, for zoom and pan; by default all phases with the key events near them. */
  from?: number | undefined;
  to?: number | undefined;
};

const LABELS: Record<Phase, string> = {
  impactStarted: 'Impact',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** What the time after a phase change is like: red until somebody knows, amber while it lasts, green while watched. */
const TONES: Record<Phase, Tone> = {
  impactStarted: 'bad',
  detected: 'warn',
  acknowledged: 'warn',
  mitigated: 'ok',
  resolved: 'plain',
};

const MINUTE = 60_000;

const naturalRange = (times: number[], events: { at: number }[]): [number, number] => {
  const all = times.length > 0 ? times : events.map(({ at }) => at);
  if (all.length === 0) return [0, MINUTE];
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const reach = times.length > 1 ? Math.max((last - first) * 0.25, 5 * MINUTE) : 60 * MINUTE;
  const near = events.map(({ at }) => at).filter((at) => at >= first - reach && at <= last + reach);
  const [from, to] = [Math.min(first, ...near), Math.max(last, ...near)];
  const margin = Math.max((to - from) * 0.03, MINUTE);
  return [from - margin, to + margin];
};

/** The shape of an incident in one line: phases as spans, phase changes as strokes, key events as dots. No drawing. */
export const stripModel = ({ phases, events, from, to }: StripInput): StripModel => {
  const known = PHASES.flatMap((phase) => {
    const at = phases[phase];
    return typeof at === 'number' ? [{ phase, at }] : [];
  }).sort((a, b) => a.at - b.at);
  const range = naturalRange(
    known.map(({ at }) => at),
    events,
  );
  const [left, right] = [from ?? range[0], to ?? range[1]];
  const length = Math.max(right - left, 1);
  const place = (at: number) => (at - left) / length;
  const clamp = (x: number) => Math.min(1, Math.max(0, x));
  const inside = (at: number) => at >= left && at <= right;
  const spans = known.slice(0, -1).flatMap(({ phase, at }, index) => {
    const next = known[index + 1]!.at;
    const [x, end] = [clamp(place(at)), clamp(place(next))];
    if (end <= x) return [];
    return [{ phase, from: at, to: next, x, width: end - x, tone: TONES[phase], words: sayDuration(at, next) }];
  });
  return {
    from: left,
    to: right,
    spans,
    strokes: known
      .filter(({ at }) => inside(at))
      .map(({ phase, at }) => ({ phase, at, x: place(at), label: LABELS[phase], tone: TONES[phase] })),
    dots: events
      .filter(({ at }) => inside(at))
      .map(({ id, at, tone, label }) => ({ id, at, x: place(at), tone: tone ?? 'plain', label: label ?? '' })),
    before: events.filter(({ at }) => at < left).length,
    after: events.filter(({ at }) => at > right).length,
  };
};

/** A label of the strip placed in pixels: `left` to `right`, on `lane` 0 (nearest the strip) or further out. */
export type PlacedLabel = {
  left: number;
  right: number;
  x: number;
  lane: number;
  /** Which end of the text is fixed: text does not fill its box. */
  anchor: 'middle' | 'start' | 'end';
  label: string;
  time: string;
  phase: Phase;
};

/** Widest usual width of a character at 11 px, semi-bold. */
const CHARACTER = 7;
const GAP = 8;
const LANES = 5;

const ANCHORS = ['middle', 'start', 'end'] as const;

type Box = Pick<PlacedLabel, 'left' | 'right' | 'x' | 'lane' | 'anchor'>;

const overlap = (a: Box, b: Box): boolean => a.lane === b.lane && a.left < b.right + GAP && b.left < a.right + GAP;
/** The stroke of the further label runs through the nearer one. */
const crosses = (far: Box, near: Box): boolean => far.lane > near.lane && far.x > near.left - 1 && far.x < near.right;

/**
 * Places the labels of the strokes so that none overlaps another and, where there is room, no stroke runs through a
 * label: from the right, each as near the strip as it fits, centred on its stroke or standing to one side of it. `timeOf`
 * words the instant under the name.
 */
export const placeLabels = (model: StripModel, width: number, timeOf: (at: number) => string): PlacedLabel[] => {
  const placed: PlacedLabel[] = [];
  const waiting = model.strokes.map(({ x }) => x * width);
  for (const { x, label, at, phase } of [...model.strokes].reverse()) {
    waiting.pop();
    const time = timeOf(at);
    const wide = Math.min(width, Math.max(label.length, time.length) * CHARACTER + 8);
    const centre = x * width;
    const wanted = { middle: centre - wide / 2, start: centre - 2, end: centre - wide + 2 };
    const boxes = Array.from({ length: LANES }, (_, lane) =>
      ANCHORS.map((anchor): Box => {
        const left = Math.max(0, Math.min(width - wide, wanted[anchor]));
        return { left, right: left + wide, x: centre, lane, anchor: left === wanted[anchor] ? anchor : 'middle' };
      }),
    ).flat();
    const isFree = (box: Box) => !placed.some((other) => overlap(box, other));
    const isClear = (box: Box) =>
      isFree(box) &&
      !waiting.some((stroke) => stroke > box.left - 1 && stroke < box.right) &&
      !placed.some((other) => crosses(box, other) || crosses(other, box));
    const box = boxes.find(isClear) ?? boxes.find(isFree)!;
    placed.unshift({ ...box, label, time, phase });
  }
  return placed;
};
