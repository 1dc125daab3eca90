import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { listRecord, listRecordOfPostMortem } from '#shared/contracts/record.ts';
import { call } from './api.ts';

export type RecordEntry = OutputOf<typeof listRecord>['items'][number];
type Page = OutputOf<typeof listRecord>;
export type RecordFilter = { action?: string | undefined; from?: string | undefined; to?: string | undefined };

const paged = {
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page: Page) => (page.next === null ? undefined : Number(page.next)),
  // It grows with everything anybody does.
  staleTime: 0,
};

export const useRecord = (filter: RecordFilter) =>
  useInfiniteQuery({
    queryKey: ['record', filter],
    queryFn: ({ pageParam, signal }) => call(listRecord, { ...filter, after: pageParam }, signal),
    ...paged,
  });

export const useRecordOf = (ref: string) =>
  useInfiniteQuery({
    queryKey: ['record', ref],
    queryFn: ({ pageParam, signal }) => call(listRecordOfPostMortem, { id: ref, after: pageParam }, signal),
    ...paged,
  });
