import type { Share, Spread, ValueChart, ValueFigure } from '../../rules/value/figures.ts';
import { sayHours } from '../../rules/value/say-hours.ts';
import type { Drawing, Shape } from './shapes.ts';
import type { ValuePaint } from './value-paint.ts';

const FONT = 'Inter, Inter Variable, system-ui, sans-serif';
const TEXT = 13;
const SMALL = 11.5;
/** About how wide a letter is, by which labels are cut. */
const LETTER = 6.6;

type Pen = {
  paint: ValuePaint;
  width: number /** Where the marks begin: beside their label, or below it on a phone. */;
  from: number;
};
type Drawn = { shapes: Shape[]; height: number };

/** The picture of a figure: `width` in pixels; below 480 labels stand above their marks. Undefined where there is nothing to draw. */
export function drawValue(figure: ValueFigure, width: number, paint: ValuePaint): Drawing | undefined {
  if (!figure.chart) return undefined;
  const pen: Pen = { paint, width, from: width < 480 ? 0 : 236 };
  const { shapes, height } = drawChart(figure.chart, pen);
  return { width, height, shapes, words: `${figure.title}. ${figure.says}` };
}

function drawChart(chart: ValueChart, pen: Pen): Drawn {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart.rows, pen);
    case 'spreads':
      return drawSpreads(chart.rows, pen);
    case 'shares':
      return drawRows(chart.rows, pen, 34, drawShare);
    case 'topics':
      return drawTopics(chart.rows, pen);
  }
}

const write = (text: string, x: number, y: number, fill: string, more: Shape['at'] = {}): Shape => ({
  tag: 'text',
  at: { x, y, fill, 'font-size': TEXT, 'font-family': FONT, ...more },
  text,
});
const cut = (text: string, width: number): string => {
  const most = Math.max(4, Math.floor(width / LETTER));
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
};
const round = (value: number) => Math.round(value * 10) / 10;

/** Rows of one height, each with its label. */
function drawRows<Row extends { label: string }>(
  rows: readonly Row[],
  pen: Pen,
  size: number,
  draw: (row: Row, y: number, pen: Pen) => Shape[],
  from = 0,
): Drawn {
  const isNarrow = pen.from === 0;
  const height = isNarrow ? size + 18 : size;
  const shapes = rows.flatMap((row, at) => {
    const top = from + at * height;
    const middle = isNarrow ? top + 18 + size / 2 : top + size / 2;
    const label = cut(row.label, isNarrow ? pen.width : pen.from - 12);
    return [write(label, 0, isNarrow ? top + 14 : middle + 4.5, pen.paint.ink), ...draw(row, middle, pen)];
  });
  return { shapes, height: from + rows.length * height };
}

type Bar = Extract<ValueChart, { kind: 'bars' }>['rows'][number];

function drawBars(rows: readonly Bar[], pen: Pen): Drawn {
  const labels = rows[0]?.parts.map(({ label }) => label) ?? [];
  const legend = drawLegend(labels, pen);
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((all, part) => all + part.count, 0)));
  const drawn = drawRows(rows, pen, 34, (row, y) => drawParts(row, y, pen, most), legend.height);
  return { shapes: [...legend.shapes, ...drawn.shapes], height: drawn.height };
}

function drawLegend(labels: readonly string[], { paint, width }: Pen): Drawn {
  let [x, y] = [0, 12];
  const shapes = labels.flatMap((label, at) => {
    const size = label.length * LETTER + 34;
    if (x > 0 && x + size > width) [x, y] = [0, y + 20];
    const place = x;
    x += size;
    return [
      { tag: 'rect' as const, at: { x: place, y: y - 10, width: 11, height: 11, rx: 3, fill: paint.parts[at % paint.parts.length] ?? paint.ink } },
      write(label, place + 17, y, paint.faint, { 'font-size': SMALL }),
    ]; // biome-ignore format: one entry
  });
  return { shapes, height: y + 14 };
}

/** Parts from here on are drawn so lightly that their number is dark. */
const LIGHT_FROM = 5;

function drawParts({ parts }: Bar, y: number, { paint, width, from }: Pen, most: number): Shape[] {
  const room = width - from - 44;
  let x = from;
  const all = parts.reduce((sum, part) => sum + part.count, 0);
  const bars = parts.flatMap((part, at): Shape[] => {
    if (part.count === 0) return [];
    const size = Math.max(3, (part.count / most) * room);
    const place = x;
    x += size + 1.5;
    const fill = paint.parts[at % paint.parts.length] ?? paint.ink;
    const bar: Shape = { tag: 'rect', at: { x: round(place), y: y - 9, width: round(size), height: 18, rx: 3, fill } };
    const number = String(part.count);
    const isRoomy = size > number.length * LETTER + 8;
    return isRoomy
      ? [bar, write(number, round(place + size / 2), y + 4.5, at < LIGHT_FROM ? paint.background : paint.ink, { 'text-anchor': 'middle', 'font-size': SMALL, 'font-weight': 600 })]
      : [bar]; // biome-ignore format: one number
  });
  return [...bars, write(all === 0 ? 'none' : String(all), round(x + 6), y + 4.5, paint.faint)];
}

/** Minute, hour, day, week, month, year: in hours. */
const TICKS: readonly [number, string][] = [
  [1 / 60, '1 min'],
  [1, '1 h'],
  [24, '1 day'],
  [168, '1 week'],
  [730, '1 month'],
  [8760, '1 year'],
];

/** Times differ by thousands, so equal steps are equal factors. */
function drawSpreads(rows: readonly Spread[], pen: Pen): Drawn {
  const { paint, width, from } = pen;
  const largest = Math.max(1, ...rows.flatMap(({ dots, high }) => [...dots, high ?? 0]));
  const end = TICKS.find(([hours]) => hours >= largest)?.[0] ?? largest;
  const [low, high] = [Math.log(1 / 60), Math.log(Math.max(end, 24))];
  const place = (hours: number) =>
    round(from + 6 + ((Math.log(Math.max(1 / 60, hours)) - low) / (high - low)) * (width - from - 40));
  const drawn = drawRows(rows, pen, 58, (row, y) => drawSpread(row, y, pen, place));
  const ticks = TICKS.filter(([hours]) => hours <= Math.exp(high) * 1.001).flatMap(([hours, label]): Shape[] => [
    { tag: 'line', at: { x1: place(hours), x2: place(hours), y1: 4, y2: drawn.height, stroke: paint.line, 'stroke-width': 1, 'stroke-dasharray': '1 4' } },
    write(label, place(hours), drawn.height + 15, paint.faint, { 'text-anchor': 'middle', 'font-size': SMALL }),
  ]); // biome-ignore format: one tick
  return { shapes: [...ticks, ...drawn.shapes], height: drawn.height + 22 };
}

function drawSpread(row: Spread, y: number, { paint, from, width }: Pen, place: (hours: number) => number): Shape[] {
  const { count, median, low, high, dots } = row;
  if (median === null || low === null || high === null) return [write('none yet', from + 6, y + 4.5, paint.faint)];
  // What would run off the right edge is written before its line.
  const isRight = place(median) > width - 110;
  return [
    ...dots.map((hours): Shape => ({ tag: 'circle', at: { cx: place(hours), cy: y, r: 4, fill: paint.accent, 'fill-opacity': 0.35 } })),
    { tag: 'line', at: { x1: place(low), x2: place(high), y1: y + 10, y2: y + 10, stroke: paint.accent, 'stroke-width': 2, 'stroke-linecap': 'round' } },
    { tag: 'line', at: { x1: place(median), x2: place(median), y1: y - 9, y2: y + 14, stroke: paint.ink, 'stroke-width': 2 } },
    write(`${sayHours(median)} (${count})`, place(median) + (isRight ? -6 : 6), y - 10, paint.ink, { 'font-size': SMALL, 'text-anchor': isRight ? 'end' : 'start' }),
  ]; // biome-ignore format: one shape a line
}

function drawShare({ hits, of, low, high }: Share, y: number, { paint, width, from }: Pen): Shape[] {
  const room = width - from - 132;
  const place = (share: number) => round(from + 6 + share * room);
  const track: Shape = {
    tag: 'line',
    at: { x1: place(0), x2: place(1), y1: y, y2: y, stroke: paint.line, 'stroke-width': 2, 'stroke-linecap': 'round' },
  };
  const said =
    of === 0 || low === null || high === null
      ? 'none'
      : `${hits} of ${of} (${Math.floor(low * 100)}–${Math.ceil(high * 100)} %)`;
  const words = write(said, place(1) + 12, y + 4.5, paint.faint, { 'font-size': SMALL });
  if (of === 0 || low === null || high === null) return [track, words];
  return [
    track,
    { tag: 'line', at: { x1: place(low), x2: place(high), y1: y, y2: y, stroke: paint.accent, 'stroke-width': 7, 'stroke-opacity': 0.3, 'stroke-linecap': 'round' } },
    { tag: 'circle', at: { cx: place(hits / of), cy: y, r: 5, fill: paint.accent } },
    words,
  ]; // biome-ignore format: one shape a line
}

type Topic = Extract<ValueChart, { kind: 'topics' }>['rows'][number];

/** One incident more or less is not to look like much. */
const SCALE_AT_LEAST = 5;

function drawTopics(rows: readonly Topic[], pen: Pen): Drawn {
  const most = Math.max(SCALE_AT_LEAST, ...rows.flatMap(({ before, now }) => [before, now]));
  const { paint } = pen;
  const key: Shape[] = [
    { tag: 'circle', at: { cx: 5, cy: 8, r: 4.5, fill: 'none', stroke: paint.faint, 'stroke-width': 1.5 } },
    write('in the time before', 16, 12, paint.faint, { 'font-size': SMALL }),
    { tag: 'circle', at: { cx: 137, cy: 8, r: 5, fill: paint.accent } },
    write('in the period', 148, 12, paint.faint, { 'font-size': SMALL }),
  ];
  const drawn = drawRows(rows, pen, 28, (row, y) => drawTopic(row, y, pen, most), 26);
  return { shapes: [...key, ...drawn.shapes], height: drawn.height };
}

function drawTopic({ before, now }: Topic, y: number, { paint, width, from }: Pen, most: number): Shape[] {
  const place = (n: number) => round(from + 8 + (n / most) * (width - from - 80));
  return [
    { tag: 'line', at: { x1: place(0), x2: place(most), y1: y, y2: y, stroke: paint.line, 'stroke-width': 1 } },
    { tag: 'line', at: { x1: place(before), x2: place(now), y1: y, y2: y, stroke: paint.faint, 'stroke-width': 2 } },
    { tag: 'circle', at: { cx: place(now), cy: y, r: 5, fill: paint.accent } },
    { tag: 'circle', at: { cx: place(before), cy: y, r: before === now ? 7.5 : 4.5, fill: 'none', stroke: paint.faint, 'stroke-width': 1.5 } },
    write(`${before} → ${now}`, place(most) + 12, y + 4.5, paint.faint, { 'font-size': SMALL }),
  ]; // biome-ignore format: one shape a line
}
