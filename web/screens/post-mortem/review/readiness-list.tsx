import { Link } from '@tanstack/react-router';
import type { Readiness, ReadinessPoint } from '../../../data/reviews.ts';

type Props = { readiness: Readiness; onLeave: () => void };

/** What stands between the text and its publication, each with the way to it. */
export function ReadinessList({ readiness, onLeave }: Props) {
  const { musts, shoulds } = readiness;
  if (musts.length + shoulds.length === 0) return <p className="quiet">Nothing stands before publication.</p>;
  return (
    <>
      {musts.length > 0 && <Points title="Before it can be published" points={musts} onLeave={onLeave} isMust />}
      {shoulds.length > 0 && <Points title="Better done first" points={shoulds} onLeave={onLeave} />}
    </>
  );
}

type PointsProps = { title: string; points: ReadinessPoint[]; onLeave: () => void; isMust?: boolean };
function Points({ title, points, onLeave, isMust = false }: PointsProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={`review-points ${isMust ? 'is-must' : ''}`}>
        {points.map(({ key, words, path }) => (
          <li key={key + path} dir="auto">
            {/* What is seen to in the review itself needs no way there. */}
            {path.endsWith('#review') ? (
              words
            ) : (
              <Link to={path} onClick={onLeave}>
                {words}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
