import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  createKey,
  inviteMember,
  listKeys,
  listMembers,
  listPeople,
  renewMemberLink,
  revokeKey,
  updateMember,
} from '#shared/contracts/people.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { sessionQuery } from './session.ts';

export type Person = OutputOf<typeof listPeople>['items'][number];
export type Member = OutputOf<typeof listMembers>['items'][number];
export type ApiKey = OutputOf<typeof listKeys>['items'][number];

export const usePeople = (q: string, enabled = true) =>
  useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call(listPeople, { q: q || undefined, limit: 20 }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });

export const useMembers = () => useQuery({ queryKey: ['members'], queryFn: () => call(listMembers, {}) });
export const useInviteMember = (shownInPlace = true) =>
  useChange(inviteMember, {
    shownInPlace,
    settle: (client) => void client.invalidateQueries({ queryKey: ['members'] }),
  });
export const useUpdateMember = (shownInPlace = false) =>
  useChange(updateMember, {
    shownInPlace,
    settle: (client) => {
      void client.invalidateQueries({ queryKey: ['members'] });
      // It may have been one's own role.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
export const useRenewMemberLink = () => useChange(renewMemberLink);

export const useKeys = () => useQuery({ queryKey: ['keys'], queryFn: () => call(listKeys, {}) });
export const useCreateKey = () =>
  useChange(createKey, {
    shownInPlace: true,
    settle: (client) => void client.invalidateQueries({ queryKey: ['keys'] }),
  });
export const useRevokeKey = () =>
  useChange(revokeKey, {
    shownInPlace: true,
    settle: (client) => void client.invalidateQueries({ queryKey: ['keys'] }),
  });
