import { z } from 'zod';

export const VALUE_FIGURES = [
  'follow-ups',
  'factors',
  'named-factors',
  'times',
  'not-written',
  'effects',
  'reading',
] as const;
export type ValueFigureKey = (typeof VALUE_FIGURES)[number];

const cell = z.union([z.string(), z.number(), z.null()]);
const bar = z.object({ label: z.string(), parts: z.array(z.object({ label: z.string(), count: z.number() })) });
const spread = z.object({
  label: z.string(),
  count: z.number(),
  /** Hours. Of `count`: the middle one, and between which nine of ten lie. */
  median: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Each one, or of many those at equal steps, in order. */
  dots: z.array(z.number()),
});
const share = z.object({
  label: z.string(),
  hits: z.number(),
  of: z.number(),
  /** Between which the true share lies, from 0 to 1; null where there were none. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const topic = z.object({ label: z.string(), before: z.number(), now: z.number() });

/** A kind of factor at a service, or a single factor under its names. */
const behind = z.object({ kind: z.string(), at: z.string().optional(), words: z.array(z.string()).optional() });

/** A number is never alone: with it go what it counts, over what, how many there were and what was left out. */
export const valueFigure = z.object({
  key: z.enum(VALUE_FIGURES),
  title: z.string(),
  /** What it says, in a sentence or two. */
  says: z.string(),
  definition: z.string(),
  sample: z.string(),
  exclusions: z.string(),
  /** What is drawn; null where there is nothing to draw yet. */
  chart: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('bars'), rows: z.array(bar) }),
      z.object({ kind: z.literal('spreads'), rows: z.array(spread) }),
      z.object({ kind: z.literal('shares'), rows: z.array(share) }),
      z.object({ kind: z.literal('topics'), rows: z.array(topic) }),
    ])
    .nullable(),
  /** The same in rows, for reading without the picture and for taking away. */
  table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(cell)) }),
  /** For each row of the table what its incidents are listed by: see `value.factor-incidents`. */
  behind: z.array(behind).optional(),
});
export type ValueFigure = z.infer<typeof valueFigure>;
export type ValueChart = NonNullable<ValueFigure['chart']>;
export type Behind = z.infer<typeof behind>;
export type Spread = z.infer<typeof spread>;
export type Share = z.infer<typeof share>;
