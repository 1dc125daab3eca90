import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import {
  answerProposal,
  approve,
  cite,
  createPostMortem,
  type ExportFormat,
  getPostMortem,
  listPostMortems,
  listSectionVersions,
  publish,
  reopen,
  requestChanges,
  setOwner,
  submit,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { askOrKept, postMortemAnswer } from './kept-answers.ts';

export type PostMortem = OutputOf<typeof getPostMortem>;
export type PostMortemRow = OutputOf<typeof listPostMortems>['items'][number];
export type Section = PostMortem['sections'][number];
export type Citation = PostMortem['citations'][number];
export type Move = 'submit' | 'approve' | 'request-changes' | 'publish' | 'reopen';
export type LibraryFilter = Pick<ParsedInputOf<typeof listPostMortems>, 'q' | 'status' | 'service' | 'owner'>;

export const usePostMortems = (filter: LibraryFilter) =>
  useInfiniteQuery({
    queryKey: ['post-mortems', filter],
    queryFn: ({ pageParam, signal }) => call(listPostMortems, { ...filter, after: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const postMortemKey = (ref: string) => ['post-mortem', ref.toUpperCase()];
export const usePostMortem = (ref: string) =>
  useQuery({
    queryKey: postMortemKey(ref),
    queryFn: ({ signal }) => askOrKept(postMortemAnswer(ref), () => call(getPostMortem, { id: ref }, signal)),
  });

/** Puts what a change answered where every screen reads it. */
export function settlePostMortem(client: QueryClient, postMortem: PostMortem) {
  client.setQueryData(postMortemKey(postMortem.reference), postMortem);
  // How its review stands hangs below its key.
  void client.invalidateQueries({
    queryKey: postMortemKey(postMortem.reference),
    predicate: ({ queryKey }) => queryKey.length > 2,
  });
  void client.invalidateQueries({ queryKey: ['post-mortems'] });
  void client.invalidateQueries({ queryKey: ['home'] });
}

const settle = settlePostMortem;
export const useCreatePostMortem = () => useChange(createPostMortem, { settle, shownInPlace: true });
export const useUpdatePostMortem = () => useChange(updatePostMortem, { settle });
export const useSetOwner = () => useChange(setOwner, { settle });
export const useAnswerProposal = () => useChange(answerProposal, { settle });

const MOVES = { submit, approve, 'request-changes': requestChanges, publish, reopen };
export const useMove = (move: Move) => useChange(MOVES[move], { settle, shownInPlace: true });

export const useWriteSection = () =>
  useChange(writeSection, {
    shownInPlace: true,
    settle: (client, section, { id, key }) => {
      client.setQueryData(
        postMortemKey(id),
        (old: PostMortem | undefined) =>
          old && { ...old, sections: old.sections.map((one) => (one.key === key ? section : one)) },
      );
      void client.invalidateQueries({ queryKey: postMortemKey(id) });
    },
  });

export const useCite = () =>
  useChange(cite, {
    settle: (client, citation, { id }) =>
      client.setQueryData(
        postMortemKey(id),
        (old: PostMortem | undefined) =>
          old && {
            ...old,
            citations: [...old.citations.filter((one) => one.number !== citation.number), citation].sort(
              (a, b) => a.number - b.number,
            ),
          },
      ),
  });

export const useSectionVersions = (ref: string, key: string, enabled: boolean) =>
  useQuery({
    queryKey: ['section-versions', ref, key],
    queryFn: () => call(listSectionVersions, { id: ref, key }),
    enabled,
    staleTime: 0,
  });

/** Reads the post-mortem past the cache: what stands on the server now, for merging. */
export const fetchPostMortem = (ref: string) => call(getPostMortem, { id: ref });
export const exportAddress = (ref: string, format: ExportFormat, download = false) =>
  `/api/v1/post-mortems/${encodeURIComponent(ref)}/export?format=${format}${download ? '&download=true' : ''}`;
