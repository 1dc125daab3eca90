import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useReadiness, useReviews } from '../../../data/reviews.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Popover } from '../../../ui/popover.tsx';
import { openReview, REVIEW_LINE } from './open-review.ts';
import { ReviewPanel } from './review-panel.tsx';
import { sayReview } from './review-words.ts';
import './review.css';

/** How the review stands, in one line; behind it who is asked, what they said, and what is still open. */
export function ReviewLine() {
  const { postMortem } = useDocument();
  const isOpenForReview = postMortem.status !== 'published';
  const reviews = useReviews(postMortem.reference);
  const readiness = useReadiness(postMortem.reference, isOpenForReview);
  const [open, setOpen] = useState(false);
  const hash = useLocation({ select: (location) => location.hash });
  const isReady = reviews.data !== undefined;
  useEffect(() => {
    if (hash === 'review' && isReady) openReview();
  }, [hash, isReady]);
  if (!reviews.data || (!isOpenForReview && reviews.data.history.length === 0)) return null;
  return (
    <Popover
      label="Review"
      width={460}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" id={REVIEW_LINE} className="review-line" dir="auto">
          {sayReview(reviews.data.reviewers, readiness.data)}
        </button>
      }
    >
      <ReviewPanel reviews={reviews.data} readiness={readiness.data} onLeave={() => setOpen(false)} />
    </Popover>
  );
}
