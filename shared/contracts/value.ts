import { z } from 'zod';
import { valueFigure } from '../rules/value/figures.ts';
import { contract, id, line } from './contract.ts';

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
