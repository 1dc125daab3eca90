import { z } from 'zod';
import { id, instant, postMortemRef } from './contract.ts';

/** What every row that a live block shows carries: where it comes from, its place, and who changed it last. */
export const rowHistory = {
  /** Proposed by the draft, or written by a person. */
  origin: z.enum(['draft', 'person']),
  position: z.number(),
  /** Rises with every change; send the one you saw with a change of yours. */
  version: z.number(),
  /** Names; null is the draft. */
  createdBy: z.string().nullable(),
  createdAt: instant,
  updatedBy: z.string().nullable(),
  updatedAt: instant,
  removedAt: instant.nullable(),
  may: z.record(z.string(), z.boolean()),
};

export const evidenceIds = z.array(id).max(200);

/** Adding and taking away never conflict: two people may cite at once. */
export const evidenceChange = { addEvidence: evidenceIds.optional(), removeEvidence: evidenceIds.optional() };

/** The version of the row that the change was made on. */
export const seenVersion = z
  .number({ error: 'must be the version of the row that you changed, a whole number' })
  .int()
  .positive();

export const orderInput = z.object({ id: postMortemRef, ids: z.array(id).min(1).max(500) });
