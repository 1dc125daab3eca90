import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import { listTeams } from '#shared/contracts/teams.ts';
import { exportValue, showValue } from '#shared/contracts/value.ts';
import { call } from './api.ts';

export type Value = OutputOf<typeof showValue>;
export type ValueScope = ParsedInputOf<typeof showValue>;

export const useValue = (scope: ValueScope) =>
  useQuery({
    queryKey: ['value', scope],
    queryFn: ({ signal }) => call(showValue, scope, signal),
    placeholderData: keepPreviousData,
  });

/** Where the same numbers are to be had as CSV. */
export function valueCsvPath(scope: ValueScope): string {
  const query = new URLSearchParams(Object.entries(scope).filter((pair): pair is [string, string] => !!pair[1]));
  return `/api/v1${exportValue.path}${query.size > 0 ? `?${query}` : ''}`;
}

/** Teams by whose services the numbers can be narrowed. */
export const useScopeTeams = () =>
  useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => call(listTeams, {}, signal), staleTime: 60_000 });
