import { createTeam, updateTeam } from './change-team.ts';
import { listTeams } from './list-teams.ts';
import { removeTeam } from './remove-team.ts';

export const teamOperations = [listTeams, createTeam, updateTeam, removeTeam];
export { ensureTeam, giveService, listTeamRows, listTeamsOfPerson, type TeamRow } from './teams-store.ts';
