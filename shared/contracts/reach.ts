import { z } from 'zod';
import { contract, id, nothing } from './contract.ts';

const escalateAfter = z
  .number()
  .int()
  .min(1, { error: 'must be at least 1 working day' })
  .max(60, { error: 'must be at most 60 working days' })
  .nullable()
  .describe('Working days after which the manager is asked to help with what is late; null for never');

export const teamReach = z.object({ teamId: id, escalateAfter, digest: z.boolean() });

export const listTeamReach = contract({
  name: 'team-reach.list',
  method: 'GET',
  path: '/team-reach',
  who: 'person.read',
  summary: 'How each team is told: when its manager hears of what is late, and whether its week is summed up',
  input: nothing,
  output: z.object({ items: z.array(teamReach) }),
});
export const setTeamReach = contract({
  name: 'team-reach.set',
  method: 'PUT',
  path: '/teams/:id/reach',
  who: 'team.manage',
  summary: 'Change how a team is told',
  input: z.object({ id, escalateAfter: escalateAfter.optional(), digest: z.boolean().optional() }),
  output: teamReach,
});

const item = z.object({
  reference: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  late: z.boolean(),
  private: z.boolean(),
  path: z.string(),
});
export const showDigest = contract({
  name: 'teams.digest',
  method: 'GET',
  path: '/teams/:id/digest',
  who: 'person.read',
  summary: 'The week of a team as the caller may see it: what is open, what is late, what was published',
  input: z.object({ id }),
  output: z.object({
    team: z.object({ id, name: z.string() }),
    items: z.array(item),
    open: z.number(),
    late: z.number(),
    published: z.array(item.pick({ reference: true, title: true, private: true, path: true })),
    /** In a sentence; empty when there is nothing. */
    summary: z.string(),
  }),
});
