import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { getVersion, listVersions, renameVersion, restoreVersion, showAuthorship } from '#shared/contracts/versions.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type VersionRow = OutputOf<typeof listVersions>['items'][number];
export type DocumentVersion = OutputOf<typeof getVersion>;

export const useVersions = (ref: string) =>
  useInfiniteQuery({
    queryKey: ['versions', ref],
    queryFn: ({ pageParam, signal }) => call(listVersions, { id: ref, after: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });

/** `madeAt` is part of the key: the newest version is renewed while its burst of work goes on. */
export const useVersion = (ref: string, version: Pick<VersionRow, 'number' | 'madeAt'> | undefined) =>
  useQuery({
    queryKey: ['version', ref, version?.number, version?.madeAt],
    queryFn: ({ signal }) => call(getVersion, { id: ref, number: version?.number ?? 0 }, signal),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

const settle = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['versions'] });
export const useRenameVersion = () => useChange(renameVersion, { settle, shownInPlace: true });
export const useRestoreVersion = () =>
  useChange(restoreVersion, {
    settle: (client) => {
      settle(client);
      void client.invalidateQueries({ queryKey: ['post-mortem'] });
    },
  });

export const useAuthorship = (ref: string, enabled: boolean) =>
  useQuery({
    queryKey: ['authorship', ref],
    queryFn: ({ signal }) => call(showAuthorship, { id: ref }, signal),
    enabled,
    staleTime: 0,
  });
export type Authorship = OutputOf<typeof showAuthorship>;
