import { addReviewers, removeReviewer } from './ask-reviewers.ts';
import { listReviews } from './list-reviews.ts';
import { moveOperations } from './move-post-mortem.ts';
import { setReviewSettings, showReviewSettings } from './review-settings.ts';
import { showReadiness } from './show-readiness.ts';

export { loadReview } from './load-review.ts';

export const reviewOperations = [
  ...moveOperations,
  listReviews,
  addReviewers,
  removeReviewer,
  showReadiness,
  showReviewSettings,
  setReviewSettings,
];
