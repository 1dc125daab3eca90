import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import {
  createIncident,
  getIncident,
  listIncidents,
  listServices,
  overrideDecision,
  removeParticipant,
  requestDraft,
  setParticipant,
  updateIncident,
} from '#shared/contracts/incidents.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Incident = OutputOf<typeof getIncident>;
export type IncidentRow = OutputOf<typeof listIncidents>['items'][number];
export type IncidentFilter = Pick<
  ParsedInputOf<typeof listIncidents>,
  'q' | 'status' | 'severity' | 'service' | 'outcome' | 'private'
>;
export type Decision = NonNullable<Incident['decision']>;
export type Participant = Incident['participants'][number];

const PAGE = 200;

export const useIncidents = (filter: IncidentFilter) =>
  useInfiniteQuery({
    queryKey: ['incidents', filter],
    queryFn: ({ pageParam, signal }) => call(listIncidents, { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

const incidentKey = (ref: string) => ['incident', ref.toUpperCase()];
export const useIncident = (ref: string) =>
  useQuery({
    queryKey: incidentKey(ref),
    queryFn: ({ signal }) => call(getIncident, { id: ref }, signal),
    // An open incident moves on, and a resolved one gets its draft within seconds.
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 5_000 : false),
  });

function isMoving(incident: Incident): boolean {
  if (incident.status === 'open' || incident.status === 'mitigated') return true;
  const changed = Date.now() - Date.parse(incident.updatedAt);
  return incident.postMortemId === null && changed < 60_000;
}

function settle(client: QueryClient, incident: Incident) {
  client.setQueryData(incidentKey(incident.reference), incident);
  void client.invalidateQueries({ queryKey: ['incidents'] });
  void client.invalidateQueries({ queryKey: ['home'] });
}
export const refreshIncident = (client: QueryClient, ref: string) =>
  client.invalidateQueries({ queryKey: incidentKey(ref) });

export const useCreateIncident = () => useChange(createIncident, { settle, shownInPlace: true });
export const useUpdateIncident = (shownInPlace = false) => useChange(updateIncident, { settle, shownInPlace });
export const useOverrideDecision = () =>
  useChange(overrideDecision, {
    shownInPlace: true,
    settle: (client, decision, { id }) => {
      client.setQueryData(incidentKey(id), (old: Incident | undefined) => old && { ...old, decision });
      void refreshIncident(client, id);
      void client.invalidateQueries({ queryKey: ['incidents'] });
    },
  });
export const useRequestDraft = () =>
  useChange(requestDraft, {
    settle: (client, _, { id }) => {
      void refreshIncident(client, id);
      void client.invalidateQueries({ queryKey: ['post-mortem'] });
      void client.invalidateQueries({ queryKey: ['post-mortems'] });
    },
  });
export const useSetParticipant = () =>
  useChange(setParticipant, { settle: (client, _, { id }) => void refreshIncident(client, id) });
export const useRemoveParticipant = () =>
  useChange(removeParticipant, { settle: (client, _, { id }) => void refreshIncident(client, id) });

export const useServices = () =>
  useQuery({ queryKey: ['services'], queryFn: () => call(listServices, {}), staleTime: 60_000 });
