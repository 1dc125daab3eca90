import { z } from 'zod';
import { contract, id, incidentRef, instant, words } from './contract.ts';
import { similarIncident } from './incidents.ts';

export const LIKENESS_VERDICTS = ['same', 'not-same'] as const;

export const likenessVerdict = z.object({
  incident: z.object({ id, reference: z.string(), title: z.string() }),
  verdict: z.enum(LIKENESS_VERDICTS),
  note: z.string(),
  by: z.string(),
  at: instant,
  /** Null while it holds. */
  undone: z.object({ by: z.string(), at: instant }).nullable(),
});
const likenessOf = z.object({
  items: z.array(similarIncident),
  verdicts: z
    .array(likenessVerdict)
    .describe('What people said of it and others, newest first; what was taken back too'),
});

export const listSimilarIncidents = contract({
  name: 'similar.list',
  method: 'GET',
  path: '/incidents/:id/similar',
  who: 'incident.read',
  summary: 'Earlier incidents like this one, and what people said of the likeness',
  input: z.object({ id: incidentRef, limit: z.coerce.number().int().min(1).max(50).default(5) }),
  output: likenessOf,
});
export const judgeSimilar = contract({
  name: 'similar.judge',
  method: 'PUT',
  path: '/incidents/:id/similar/:other',
  who: 'incident.edit',
  summary: 'Say that two incidents are the same again, or are not; it holds for both, over what Debrief finds',
  input: z.object({
    id: incidentRef,
    other: incidentRef,
    verdict: z.enum(LIKENESS_VERDICTS, { error: `must be one of ${LIKENESS_VERDICTS.join(', ')}` }),
    note: words(2000).default(''),
  }),
  output: likenessOf,
});
export const undoSimilar = contract({
  name: 'similar.undo',
  method: 'DELETE',
  path: '/incidents/:id/similar/:other',
  who: 'incident.edit',
  summary: 'Take back what was said of two incidents; what Debrief finds by itself then holds again',
  input: z.object({ id: incidentRef, other: incidentRef }),
  output: likenessOf,
});
