import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { getPolicy, previewPolicy, setPolicy } from '#shared/contracts/installation.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Policy = OutputOf<typeof getPolicy>;
export type PolicyField = Policy['fields'][number];
export type PreviewRow = OutputOf<typeof previewPolicy>['items'][number];

export const usePolicy = (enabled = true) =>
  useQuery({ queryKey: ['policy'], queryFn: () => call(getPolicy, {}), enabled });
export const useSetPolicy = () =>
  useChange(setPolicy, {
    shownInPlace: true,
    settle: (client, policy) => {
      client.setQueryData(['policy'], policy);
      void client.invalidateQueries({ queryKey: ['policy-preview'] });
    },
  });
/** What these values would have decided; the answer before stays until the next one is here. */
export const usePolicyPreview = (values: Record<string, number>, enabled: boolean) =>
  useQuery({
    queryKey: ['policy-preview', values],
    queryFn: ({ signal }) => call(previewPolicy, { values }, signal),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
