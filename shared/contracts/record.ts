import { z } from 'zod';
import { contract, id, instant, line, page, postMortemRef } from './contract.ts';

export const recordEntry = z.object({
  /** Rises by one from entry to entry. */
  number: z.number(),
  at: instant,
  actor: z.object({ kind: z.enum(['member', 'key', 'system', 'nobody']), id: z.string().nullable(), name: z.string() }),
  /** `noun.what-happened`. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  postMortemId: id.nullable(),
  incidentId: id.nullable(),
  /** What changed, before and after. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().nullable(),
  /** SHA-256 over the entry and the hash of the one before it, in hexadecimal. */
  hash: z.string(),
});

const pageOfEntries = {
  after: z.coerce.number().int().positive().optional().describe('The `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};
const format = z.enum(['csv', 'json'], { error: 'must be csv or json' }).default('csv');
const filter = {
  action: line(100).optional().describe('An action, or the first part of it: `member`'),
  actor: line(100).optional().describe('Id of a person or a key'),
  from: instant.optional(),
  to: instant.optional(),
};

export const listRecord = contract({
  name: 'record.list',
  method: 'GET',
  path: '/record',
  who: 'record.read',
  summary: 'Who decided, assigned, approved, published, gave access or took a copy away; newest first',
  input: z.object({ ...filter, ...pageOfEntries }),
  output: page(recordEntry),
});
export const exportRecord = contract({
  name: 'record.export',
  method: 'GET',
  path: '/record/export',
  who: 'record.read',
  file: true,
  summary: 'The record as CSV or JSON lines, oldest first',
  input: z.object({ ...filter, format }),
  output: z.unknown(),
});
export const listRecordOfPostMortem = contract({
  name: 'record.of-post-mortem',
  method: 'GET',
  path: '/post-mortems/:id/record',
  who: 'post-mortem.read',
  summary: 'What was done with one post-mortem and its incidents, and by whom; newest first',
  input: z.object({ id: postMortemRef, ...pageOfEntries }),
  output: page(recordEntry),
});
export const exportRecordOfPostMortem = contract({
  name: 'record.export-of-post-mortem',
  method: 'GET',
  path: '/post-mortems/:id/record/export',
  who: 'post-mortem.read',
  file: true,
  summary: 'The same as CSV or JSON lines, oldest first',
  input: z.object({ id: postMortemRef, format }),
  output: z.unknown(),
});
