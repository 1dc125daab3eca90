import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  countNotifications,
  listNotifications,
  markNotification,
  readNotifications,
  unreadNotifications,
} from '#shared/contracts/notifications.ts';
import { showDigest } from '#shared/contracts/reach.ts';
import type { NotificationKind } from '#shared/rules/notification-kinds.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Told = OutputOf<typeof listNotifications>['items'][number];
export type InboxFilter = { unread?: true | undefined; kind?: NotificationKind[] | undefined };

const refresh = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: ['inbox'] });
  void client.invalidateQueries({ queryKey: ['home'] });
};

/** Whoever opens a post-mortem has read what they were told about it. A failure only leaves it waiting in the inbox. */
export function useReadNotifications(postMortemId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!postMortemId) return;
    call(readNotifications, { postMortemId }).then(
      ({ read }) => {
        if (read > 0) refresh(client);
      },
      () => {},
    );
  }, [postMortemId, client]);
}

export const useInbox = (filter: InboxFilter) =>
  useInfiniteQuery({
    queryKey: ['inbox', filter],
    queryFn: ({ pageParam, signal }) => call(listNotifications, { ...filter, after: pageParam, limit: 60 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const useUnreadCount = () =>
  useQuery({
    queryKey: ['inbox', 'count'],
    queryFn: ({ signal }) => call(countNotifications, {}, signal),
    refetchInterval: 60_000,
  });

const settle = (client: QueryClient) => refresh(client);
export const useMark = () => useChange(markNotification, { settle });
export const useReadAll = () => useChange(readNotifications, { settle });
export const useUnreadAgain = () => useChange(unreadNotifications, { settle });

export const useDigest = (id: string) =>
  useQuery({ queryKey: ['digest', id], queryFn: ({ signal }) => call(showDigest, { id }, signal) });
