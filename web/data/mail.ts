import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  listNotificationRules,
  retryMail,
  setNotificationRule,
  showMail,
  tryMail,
} from '#shared/contracts/notifications.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type NotificationRule = OutputOf<typeof listNotificationRules>['items'][number];
export type Outgoing = OutputOf<typeof showMail>;
export type OutgoingMail = OutputOf<typeof showMail>['waiting'][number];

export const useNotificationRules = () =>
  useQuery({
    queryKey: ['notification-rules'],
    queryFn: ({ signal }) => call(listNotificationRules, {}, signal),
  });
export const useSetNotificationRule = () =>
  useChange(setNotificationRule, {
    settle: (client) => void client.invalidateQueries({ queryKey: ['notification-rules'] }),
  });

export const useMail = (enabled: boolean) =>
  useQuery({
    queryKey: ['mail'],
    queryFn: ({ signal }) => call(showMail, {}, signal),
    enabled,
    refetchInterval: 15_000,
  });
export const useTryMail = () => useChange(tryMail, { shownInPlace: true });
export const useRetryMail = () =>
  useChange(retryMail, { settle: (client) => void client.invalidateQueries({ queryKey: ['mail'] }) });
