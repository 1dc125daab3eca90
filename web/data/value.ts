import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import { listTeams } from '#shared/contracts/teams.ts';
import { exportValue, listFactorIncidents, showValue } from '#shared/contracts/value.ts';
import type { Behind } from '#shared/rules/value/figures.ts';
import { call } from './api.ts';

export type Value = OutputOf<typeof showValue>;
export type ValueScope = ParsedInputOf<typeof showValue>;

export const useValue = (scope: ValueScope) =>
  useQuery({
    queryKey: ['value', scope],
    queryFn: ({ signal }) => call(showValue, scope, signal),
    placeholderData: keepPreviousData,
  });

/** The incidents behind a number of factors, asked for once somebody wants to see them. */
export const useFactorIncidents = (scope: ValueScope, behind: Behind) =>
  useQuery({
    queryKey: ['value', 'factor-incidents', scope, behind],
    queryFn: ({ signal }) =>
      call(listFactorIncidents, { ...scope, ...behind } as ParsedInputOf<typeof listFactorIncidents>, signal),
    staleTime: 60_000,
  });

/** Where the same numbers are to be had as CSV. */
export function valueCsvPath(scope: ValueScope): string {
  const query = new URLSearchParams(Object.entries(scope).filter((pair): pair is [string, string] => !!pair[1]));
  return `/api/v1${exportValue.path}${query.size > 0 ? `?${query}` : ''}`;
}

/** Teams by whose services the numbers can be narrowed. */
export const useScopeTeams = () =>
  useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => call(listTeams, {}, signal), staleTime: 60_000 });
