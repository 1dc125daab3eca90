import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  checkDestination,
  createDestination,
  listDestinations,
  listPages,
  pushPublication,
  removeDestination,
  settlePage,
  tryPageAgain,
  updateDestination,
} from '#shared/contracts/destinations.ts';
import { listTeams } from '#shared/contracts/teams.ts';
import type { DestinationKind } from '#shared/rules/destinations.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { useServiceTeams } from './templates.ts';

export type Destination = OutputOf<typeof createDestination>;
export type Placed = OutputOf<typeof pushPublication>;
export type PlacedPage = NonNullable<Placed['page']>;
export type { DestinationKind };

/** Milliseconds between looks at what is being sent or tried at this moment. */
const WATCH_MS = 1500;

export const useDestinations = () =>
  useQuery({
    queryKey: ['destinations'],
    queryFn: ({ signal }) => call(listDestinations, {}, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(({ isBeingChecked }) => isBeingChecked) ? WATCH_MS : false),
  });

/** While something waits to be sent, or was published a moment ago and is about to, it is looked at again. */
export const usePages = (ref: string, isFresh = false) =>
  useQuery({
    queryKey: ['publications', ref, 'destinations'],
    queryFn: ({ signal }) => call(listPages, { id: ref }, signal),
    refetchInterval: ({ state }) =>
      isFresh || state.data?.items.some(({ page }) => page?.state === 'waiting') ? WATCH_MS : false,
  });

/** What a destination may be limited to. */
export const useTakeable = () => ({
  teams: useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => call(listTeams, {}, signal) }).data?.items ?? [],
  services: useServiceTeams().data?.items ?? [],
});

const readAnew = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['destinations'] });
export const useCreateDestination = () => useChange(createDestination, { settle: readAnew, shownInPlace: true });
export const useUpdateDestination = () => useChange(updateDestination, { settle: readAnew, shownInPlace: true });
export const useRemoveDestination = () => useChange(removeDestination, { settle: readAnew, shownInPlace: true });
export const useCheckDestination = () => useChange(checkDestination, { settle: readAnew });

const lookAgain = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: ['publications'] });
  readAnew(client);
};
export const usePush = () => useChange(pushPublication, { settle: lookAgain, shownInPlace: true });
export const useSettlePage = () => useChange(settlePage, { settle: lookAgain, shownInPlace: true });
export const useTryPageAgain = () => useChange(tryPageAgain, { settle: lookAgain });
