import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import type { ExportFormat } from '#shared/contracts/post-mortems.ts';
import {
  countReading,
  getPublication,
  listPublications,
  planPublication,
  previewPublication,
  publishFor,
  readPublication,
  revokeShare,
  sharePublication,
  withdrawPublication,
} from '#shared/contracts/publications.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type PublicationList = OutputOf<typeof listPublications>;
export type Publication = PublicationList['items'][number];
export type Share = Publication['shares'][number];
export type PlanChoice = OutputOf<typeof planPublication>;
export type Preview = OutputOf<typeof previewPublication>;
export type { Audience, PublicationPlan };

export const AUDIENCE_WORDS: Record<Audience, string> = {
  internal: 'everybody inside',
  leadership: 'leadership',
  customers: 'customers',
};

export const usePublications = (ref: string) =>
  useQuery({ queryKey: ['publications', ref], queryFn: ({ signal }) => call(listPublications, { id: ref }, signal) });

export const usePublication = (id: string) =>
  useQuery({ queryKey: ['publication', id], queryFn: ({ signal }) => call(getPublication, { id }, signal) });

/** What is being planned stands on the page; an answer from before must not come over it. */
export const usePlanChoice = (ref: string, audience: Audience) =>
  useQuery({
    queryKey: ['publication-plan', ref, audience],
    queryFn: ({ signal }) => call(planPublication, { id: ref, audience }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** The text before stays while the next one is made. */
export const usePreview = (input: InputOf<typeof previewPublication>) =>
  useQuery({
    queryKey: ['publication-preview', input],
    queryFn: ({ signal }) => call(previewPublication, input, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    staleTime: 0,
  });

const readAnew = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['publications'] });
export const usePublishFor = () => useChange(publishFor, { settle: readAnew, shownInPlace: true });
export const useWithdraw = () => useChange(withdrawPublication, { settle: readAnew, shownInPlace: true });
export const useShare = () => useChange(sharePublication, { settle: readAnew, shownInPlace: true });
export const useRevokeShare = () => useChange(revokeShare, { settle: readAnew });
export const useReadPublication = () => useChange(readPublication, { settle: readAnew, shownInPlace: true });
export const useCountReading = () => useChange(countReading, { settle: readAnew });

export const publicationFile = (id: string, format: ExportFormat) =>
  `/api/v1/publications/${id}/export?format=${format}&download=true`;
export const publicationSite = (id: string, { isListed, isSure }: { isListed: boolean; isSure: boolean }) =>
  `/api/v1/publications/${id}/site?listed=${isListed}&confirmPrivate=${isSure}`;
