import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  addReviewers,
  getReadiness,
  getReviewSettings,
  listReviews,
  removeReviewer,
  setReviewSettings,
} from '#shared/contracts/reviews.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { postMortemKey } from './post-mortems.ts';

export type Reviews = OutputOf<typeof listReviews>;
export type Reviewer = Reviews['reviewers'][number];
export type Verdict = Reviews['history'][number];
export type Readiness = OutputOf<typeof getReadiness>;
export type ReadinessPoint = Readiness['musts'][number];
export type ReviewSettings = OutputOf<typeof getReviewSettings>;

/** Below the key of the post-mortem: whatever makes that old makes these old. */
const reviewsKey = (ref: string) => [...postMortemKey(ref), 'reviews'];

/** Text may have changed since: read anew whenever it is shown. */
export const useReviews = (ref: string) =>
  useQuery({
    queryKey: reviewsKey(ref),
    queryFn: ({ signal }) => call(listReviews, { id: ref }, signal),
    staleTime: 0,
  });
export const useReadiness = (ref: string, enabled = true) =>
  useQuery({
    queryKey: [...postMortemKey(ref), 'readiness'],
    queryFn: ({ signal }) => call(getReadiness, { id: ref }, signal),
    staleTime: 0,
    enabled,
  });

function settle(client: QueryClient, reviews: Reviews, { id }: { id: string }) {
  client.setQueryData(reviewsKey(id), reviews);
  void client.invalidateQueries({ queryKey: [...postMortemKey(id), 'readiness'] });
}
export const useAddReviewers = () => useChange(addReviewers, { settle });
export const useRemoveReviewer = () => useChange(removeReviewer, { settle });

export const useReviewSettings = () =>
  useQuery({ queryKey: ['review-settings'], queryFn: ({ signal }) => call(getReviewSettings, {}, signal) });
export const useSetReviewSettings = () =>
  useChange(setReviewSettings, {
    shownInPlace: true,
    settle: (client, settings) => client.setQueryData(['review-settings'], settings),
  });
