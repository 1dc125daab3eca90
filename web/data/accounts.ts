import { type QueryClient, useQuery } from '@tanstack/react-query';
import {
  askForAccounts,
  closeAccounts,
  declineAccount,
  listAccounts,
  renewAccountLink,
  showAccountByLink,
  showMyAccount,
  withdrawAccountRequest,
  writeAccountByLink,
  writeMyAccount,
} from '#shared/contracts/accounts.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type AccountForm = OutputOf<typeof showMyAccount>;
export type AccountList = OutputOf<typeof listAccounts>;
export type AccountRow = AccountList['items'][number];

export const useAccounts = (ref: string) =>
  useQuery({ queryKey: ['accounts', ref], queryFn: ({ signal }) => call(listAccounts, { id: ref }, signal) });

const readAnew = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['accounts'] });
export const useAskForAccounts = () => useChange(askForAccounts, { settle: readAnew });
export const useRenewAccountLink = () => useChange(renewAccountLink, { settle: readAnew });
export const useWithdrawAccountRequest = () => useChange(withdrawAccountRequest, { settle: readAnew });
export const useCloseAccounts = () => useChange(closeAccounts, { settle: readAnew });

// What is typed stands on the page; an answer from before must not come over it.
const asTyped = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;

export const useMyAccount = (ref: string) =>
  useQuery({
    queryKey: ['account', ref],
    queryFn: ({ signal }) => call(showMyAccount, { id: ref }, signal),
    retry: false,
    ...asTyped,
  });
const settleMine = (client: QueryClient, form: AccountForm) => {
  client.setQueryData(['account', form.reference], form);
  readAnew(client);
};
export const useWriteMyAccount = () => useChange(writeMyAccount, { settle: settleMine, shownInPlace: true });
export const useDeclineAccount = () => useChange(declineAccount, { settle: settleMine });

export const useAccountByLink = (token: string) =>
  useQuery({
    queryKey: ['account-link', token],
    queryFn: ({ signal }) => call(showAccountByLink, { token }, signal),
    retry: false,
    ...asTyped,
  });
export const useWriteAccountByLink = () => useChange(writeAccountByLink, { shownInPlace: true });
