import { z } from 'zod';
import { ALIKE_BY } from '../similar/alike-by.ts';

/**
 * What the decision rests on. Everything may be missing: a fact that nobody recorded is left out and gives no reason.
 * Plain JSON, so that the facts of a decision are stored with it and another policy can be tried on them later.
 * Minutes are minutes and may have fractions; `evidence` holds ids of timeline events.
 */
const evidence = z.array(z.string()).default([]);
const amount = z.object({ value: z.number().nonnegative(), evidence }).nullish();
const words = z.object({ value: z.string(), evidence }).nullish();

export const SURPRISE_KINDS = ['surprise', 'wrong-explanation'] as const;
export const DIFFICULTY_KINDS = ['no-runbook', 'no-owner', 'no-access', 'no-sight', 'no-answer'] as const;

/** Something that people said, with the message that shows it. */
const surpriseSign = z.object({ kind: z.enum(SURPRISE_KINDS), quote: z.string(), evidence });
const difficultySign = z.object({ kind: z.enum(DIFFICULTY_KINDS), quote: z.string(), evidence });

export const repeat = z.object({
  incidentId: z.string(),
  /** What people call it: INC-31. */
  reference: z.string().nullish(),
  /** Days between the starts of the two incidents. */
  daysAgo: z.number().nonnegative(),
  /** What its post-mortem set out to do, in words: "of the follow-ups of PM-3 one is done and one open". */
  followedUp: z.string().nullish(),
  alike: z.array(
    z.object({
      what: z.enum(ALIKE_BY),
      text: z.string(),
      values: z.array(z.string()).default([]),
    }),
  ),
});

export const decisionFacts = z.object({
  /** As written: SEV1, P2, critical. */
  severity: words,
  /** As written: production, maintenance, test, drill, near miss. */
  type: words,
  /** From the start of the impact. */
  minutesToMitigate: amount,
  minutesToResolve: amount,
  minutesToDetect: amount,
  customers: amount,
  impactText: words,
  /** People who worked on it: leads and responders, not reporters and observers. 0 only when it is known to be nobody. */
  people: amount,
  teams: amount,
  /** How often somebody was paged; absent when no source says so. */
  paged: amount,
  /** Times the incident was opened again after it was resolved or closed. */
  reopened: amount,
  /** Times an alert or the status came back after it had cleared. */
  flaps: amount,
  /** People who worked on it between 22:00 and 06:00 where they live. */
  peopleAtNight: amount,
  nearMiss: z.object({ value: z.boolean(), evidence }).nullish(),
  repeats: z.array(repeat).default([]),
  surprise: z.array(surpriseSign).default([]),
  difficulty: z.array(difficultySign).default([]),
});

export type DecisionFacts = z.infer<typeof decisionFacts>;
export type Repeat = z.infer<typeof repeat>;
export type SurpriseSign = z.infer<typeof surpriseSign>;
export type DifficultySign = z.infer<typeof difficultySign>;
export type DifficultyKind = DifficultySign['kind'];

/** Facts of an incident about which nothing is recorded; spread your own over it. */
export const NO_FACTS: DecisionFacts = { repeats: [], surprise: [], difficulty: [] };
