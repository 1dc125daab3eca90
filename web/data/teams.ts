import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { listTeamReach, setTeamReach } from '#shared/contracts/reach.ts';
import { createTeam, listTeams, removeTeam, updateTeam } from '#shared/contracts/teams.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Team = OutputOf<typeof createTeam>;
export type TeamReach = OutputOf<typeof setTeamReach>;

const settle = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['teams'] });
export const useTeams = () =>
  useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => call(listTeams, {}, signal), staleTime: 60_000 });
export const useTeamReach = () =>
  useQuery({ queryKey: ['teams', 'reach'], queryFn: ({ signal }) => call(listTeamReach, {}, signal) });
export const useCreateTeam = () => useChange(createTeam, { shownInPlace: true, settle });
export const useUpdateTeam = () => useChange(updateTeam, { shownInPlace: true, settle });
export const useRemoveTeam = () => useChange(removeTeam, { shownInPlace: true, settle });
export const useSetTeamReach = () => useChange(setTeamReach, { shownInPlace: true, settle });
