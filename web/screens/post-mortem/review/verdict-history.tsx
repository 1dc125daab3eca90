import { Link } from '@tanstack/react-router';
import type { Verdict } from '../../../data/reviews.ts';
import { DayAndClock } from '../../../ui/when.tsx';

/** What was said so far, newest first. */
export function VerdictHistory({ history, onLeave }: { history: Verdict[]; onLeave: () => void }) {
  return (
    <section aria-label="Verdicts">
      <h3>Verdicts</h3>
      <ol className="review-history">
        {history.map((one) => (
          <li key={one.id}>
            <b className="strong" dir="auto">
              {one.by}
            </b>{' '}
            {one.verdict === 'approved' ? 'approved' : 'asked for changes'}{' '}
            <small>
              <DayAndClock at={one.at} />
            </small>
            {one.note && (
              <p className="words" dir="auto">
                {one.note}
              </p>
            )}
            {one.expired && <p className="small quiet">Does not stand any more: {one.expired}.</p>}
            {one.threads.length > 0 && (
              <ul className="small">
                {one.threads.map((thread) => (
                  <li key={thread.path}>
                    <Link to={thread.path} onClick={onLeave} dir="auto">
                      {thread.excerpt}
                    </Link>
                    {thread.resolved && <span className="faint"> · settled</span>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
