import { z } from 'zod';
import { FACTOR_KINDS } from '../rules/factor-words.ts';
import { valueFigure } from '../rules/value/figures.ts';
import { contract, id, instant, line, list } from './contract.ts';

const day = z.iso.date({ error: 'must be a date such as 2026-03-04' });
const scopeInput = {
  from: day.optional().describe('First day, UTC; 90 days before `to` unless said'),
  to: day.optional().describe('Last day, UTC; today unless said'),
  service: line(200).optional(),
  team: id.optional(),
};

export const showValue = contract({
  name: 'value.show',
  method: 'GET',
  path: '/value',
  who: 'post-mortem.read',
  summary: 'What post-mortems brought: figures with definition, sample and exclusions; never about a person',
  input: z.object(scopeInput),
  output: z.object({
    scope: z.object({
      from: day,
      to: day,
      days: z.number(),
      service: z.string().nullable(),
      team: z.object({ id, name: z.string() }).nullable(),
      /** Public incidents that began in it. */
      incidents: z.number(),
      /** In words, as the files say it. */
      words: z.string(),
    }),
    figures: z.array(valueFigure),
  }),
});
export const exportValue = contract({
  name: 'value.export',
  method: 'GET',
  path: '/value/export',
  who: 'post-mortem.read',
  file: true,
  summary: 'Every number of the page as CSV, each with its definition, sample and exclusions',
  input: z.object(scopeInput),
  output: z.string(),
});
export const listFactorIncidents = contract({
  name: 'value.factor-incidents',
  method: 'GET',
  path: '/value/factors/incidents',
  who: 'post-mortem.read',
  summary:
    'The public incidents behind a number of factors: of a kind at a service, or of one named factor; newest first',
  input: z.object({
    ...scopeInput,
    kind: z.enum(FACTOR_KINDS),
    at: line(200).optional().describe('Name of a service'),
    words: list(line(1000)).optional().describe('Names of one factor, in lower case'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        reference: z.string(),
        title: z.string(),
        startedAt: instant,
        side: z.enum(['before', 'now']),
        factor: z.string(),
        postMortem: z.string(),
      }),
    ),
    /** False where there are more, older ones. */
    isAll: z.boolean(),
  }),
});
