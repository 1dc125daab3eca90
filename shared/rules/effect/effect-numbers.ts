import { z } from 'zod';

export const EFFECT_ANSWERS = ['worked', 'partly', 'did-not', 'cannot-tell'] as const;
export type EffectAnswer = (typeof EFFECT_ANSWERS)[number];

export const EFFECT_ANSWER_WORDS: Record<EffectAnswer, string> = {
  worked: 'It worked',
  partly: 'Partly',
  'did-not': 'It did not',
  'cannot-tell': 'Cannot tell',
};

/** What incidents before and after are counted by, the narrowest first. */
export const EFFECT_MEASURES = ['like-it', 'alert', 'factor', 'service'] as const;
export type EffectMeasure = (typeof EFFECT_MEASURES)[number];

const instant = z.iso.datetime({ offset: true });
const ratio = z.object({
  estimate: z.number().nullable(),
  low: z.number(),
  high: z.number().nullable(),
  confidence: z.number(),
});
export const effectCount = z.object({
  measure: z.enum(EFFECT_MEASURES),
  /** "Like INC-3", "The alert HighErrorRate". */
  label: z.string(),
  /** How it is counted. */
  definition: z.string(),
  before: z.number(),
  after: z.number(),
  ratio: ratio.nullable(),
  /** In one sentence, small samples called small. */
  words: z.string(),
});
export const effectIncident = z.object({
  reference: z.string(),
  title: z.string(),
  startedAt: instant,
  side: z.enum(['before', 'after']),
  alike: z.array(z.string()),
  /** From the start of the impact; null where it is not known. */
  minutesToDetect: z.number().nullable(),
  minutesToResolve: z.number().nullable(),
});

/** What stands before whoever is asked: two spans of equal length around the day it was done. */
export const effectNumbers = z.object({
  days: z.number(),
  from: instant,
  doneAt: instant,
  to: instant,
  counts: z.array(effectCount),
  /** Those like it, newest first, each with its own times. */
  incidents: z.array(effectIncident),
  /** How many are like it, where not all are listed. */
  alike: z.number(),
  leftOut: z.string(),
});
export type EffectNumbers = z.infer<typeof effectNumbers>;
export type EffectCount = EffectNumbers['counts'][number];
