import { z } from 'zod';
import { contract, done, id, requiredLine } from './contract.ts';

const account = z.object({
  account: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  /** Issues that are assigned to it now. */
  issues: z.number(),
  person: z.object({ id, name: z.string() }).nullable(),
  /** By hand or found once and kept; by the only e-mail address or handle that fits; not at all. */
  known: z.enum(['kept', 'by-address', 'unknown']),
  /** Somebody of the same name: an offer, which counts for nothing until it is taken. */
  suggested: z.object({ id, name: z.string() }).nullable(),
});
export type TrackerAccount = z.output<typeof account>;
export const listTrackerPeople = contract({
  name: 'trackers.people',
  method: 'GET',
  path: '/trackers/:id/people',
  who: 'tracker.manage',
  summary: 'Accounts of a tracker and whose they are, unknown ones first; owners who have none there',
  input: z.object({ id }),
  output: z.object({
    accounts: z.array(account),
    /** They own follow-ups that have an issue, and nobody is assigned there. */
    owners: z.array(z.object({ id, name: z.string(), issues: z.number() })),
  }),
});
export const setTrackerPerson = contract({
  name: 'trackers.set-person',
  method: 'PUT',
  path: '/trackers/:id/people',
  who: 'tracker.manage',
  summary: 'Say whose account this is, or that it is nobody’s any more; issues that waited for it are followed at once',
  input: z.object({ id, account: requiredLine(300), personId: id.nullable() }),
  output: done,
});
