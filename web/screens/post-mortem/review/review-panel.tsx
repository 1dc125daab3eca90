import type { Readiness, Reviews } from '../../../data/reviews.ts';
import { useDocument } from '../../../document/document-context.ts';
import { ReadinessList } from './readiness-list.tsx';
import { Reviewers } from './reviewers.tsx';
import { VerdictForm } from './verdict-form.tsx';
import { VerdictHistory } from './verdict-history.tsx';

type Props = { reviews: Reviews; readiness: Readiness | undefined; onLeave: () => void };

export function ReviewPanel({ reviews, readiness, onLeave }: Props) {
  const { postMortem } = useDocument();
  const { demanded, approvals, history, may } = reviews;
  return (
    <div className="review-panel">
      <Reviewers reviews={reviews} />
      {demanded !== null && demanded > 0 && (
        <p className="small quiet">
          A rule asks for {demanded} {demanded === 1 ? 'approval' : 'approvals'}; {approvals}{' '}
          {approvals === 1 ? 'counts' : 'count'} now.
        </p>
      )}
      {postMortem.status === 'in-review' && may['post-mortem.move'] && <VerdictForm onDone={onLeave} />}
      {readiness && postMortem.status !== 'published' && <ReadinessList readiness={readiness} onLeave={onLeave} />}
      {history.length > 0 && <VerdictHistory history={history} onLeave={onLeave} />}
    </div>
  );
}
