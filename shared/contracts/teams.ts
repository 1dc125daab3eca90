import { z } from 'zod';
import { contract, done, id, nothing, requiredLine } from './contract.ts';
import { personRef } from './people.ts';

export const team = z.object({
  id,
  name: z.string(),
  /** Who is told when something of the team stays undone. */
  manager: personRef.nullable(),
  members: z.array(personRef),
  services: z.array(z.object({ id, name: z.string() })),
});
const fields = {
  managerId: id.nullish(),
  memberIds: z.array(id).max(1000).optional().describe('All of them: whoever is not named is a member no longer'),
  serviceIds: z.array(id).max(1000).optional().describe('All of them; a service belongs to one team at most'),
};

export const listTeams = contract({
  name: 'teams.list',
  method: 'GET',
  path: '/teams',
  who: 'person.read',
  summary: 'Teams with their manager, members and services',
  input: nothing,
  output: z.object({ items: z.array(team) }),
});
export const createTeam = contract({
  name: 'teams.create',
  method: 'POST',
  path: '/teams',
  who: 'team.manage',
  status: 201,
  summary: 'Make a team',
  input: z.object({ name: requiredLine(200), ...fields }),
  output: team,
});
export const updateTeam = contract({
  name: 'teams.update',
  method: 'PATCH',
  path: '/teams/:id',
  who: 'team.manage',
  summary: 'Change what a team is called, who manages it and who and what belongs to it',
  input: z.object({ id, name: requiredLine(200).optional(), ...fields }),
  output: team,
});
export const removeTeam = contract({
  name: 'teams.remove',
  method: 'DELETE',
  path: '/teams/:id',
  who: 'team.manage',
  summary: 'Take a team away; its members and services stay',
  input: z.object({ id }),
  output: done,
});
