import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import {
  createSource,
  listDeliveries,
  listSources,
  retryDelivery,
  updateSource,
} from '#shared/contracts/installation.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Source = OutputOf<typeof createSource>;
export type Delivery = OutputOf<typeof retryDelivery>;
export type DeliveryFilter = Pick<InputOf<typeof listDeliveries>, 'outcome' | 'source'>;

/** With `watch`, deliveries that come in meanwhile show within seconds. */
export const useSources = (watch = false) =>
  useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => call(listSources, {}, signal),
    refetchInterval: watch ? 4000 : false,
  });
export const useCreateSource = () =>
  useChange(createSource, {
    shownInPlace: true,
    settle: (client) => void client.invalidateQueries({ queryKey: ['sources'] }),
  });
export const useUpdateSource = () =>
  useChange(updateSource, { settle: (client) => void client.invalidateQueries({ queryKey: ['sources'] }) });
/** The same from a dialog, which shows the refusal itself. */
export const useEditSource = () =>
  useChange(updateSource, {
    shownInPlace: true,
    settle: (client) => void client.invalidateQueries({ queryKey: ['sources'] }),
  });

export const useDeliveries = (filter: DeliveryFilter) =>
  useInfiniteQuery({
    queryKey: ['deliveries', filter],
    queryFn: ({ pageParam, signal }) => call(listDeliveries, { ...filter, after: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
export const useRetryDelivery = () =>
  useChange(retryDelivery, {
    settle: (client) => {
      void client.invalidateQueries({ queryKey: ['deliveries'] });
      void client.invalidateQueries({ queryKey: ['sources'] });
    },
  });
