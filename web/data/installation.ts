import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import { getSettings, home, search, updateSettings } from '#shared/contracts/installation.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { sessionQuery } from './session.ts';

export type Home = OutputOf<typeof home>;
export type HomeItem = Home['groups'][number]['items'][number];
export type SearchHit = OutputOf<typeof search>['items'][number];
export type SearchKind = InputOf<typeof search>['kind'];

export const useHome = (enabled = true) =>
  useQuery({
    queryKey: ['home'],
    queryFn: ({ signal }) => call(home, {}, signal),
    refetchInterval: 60_000,
    enabled,
  });

export const useSearch = (q: string, kind?: SearchKind, limit = 20) =>
  useQuery({
    queryKey: ['search', q, kind, limit],
    queryFn: ({ signal }) => call(search, { q, kind, limit }, signal),
    enabled: q.trim().length > 1,
    placeholderData: keepPreviousData,
  });

export const useSettings = () => useQuery({ queryKey: ['settings'], queryFn: () => call(getSettings, {}) });
export const useUpdateSettings = () =>
  useChange(updateSettings, {
    shownInPlace: true,
    settle: (client, settings) => {
      client.setQueryData(['settings'], settings);
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
