import { Link } from '@tanstack/react-router';
import type { Behind } from '#shared/rules/value/figures.ts';
import { useFactorIncidents, type ValueScope } from '../../data/value.ts';
import { Failed } from '../../ui/states.tsx';
import { Day } from '../../ui/when.tsx';

/** The incidents that a row of factors counts, each with its post-mortem. */
export function FactorIncidents({ behind, asked }: { behind: Behind; asked: ValueScope }) {
  const found = useFactorIncidents(asked, behind);
  if (found.error) return <Failed error={found.error} what="list" retry={() => void found.refetch()} />;
  if (!found.data) return <p className="faint">Looking them up …</p>;
  const { items, isAll } = found.data;
  if (items.length === 0) return <p className="faint">None of them is there any more.</p>;
  return (
    <>
      <ul className="behind">
        {items.map((one) => (
          <li key={one.id}>
            <span className="behind-when">
              <Day at={one.startedAt} />
            </span>
            <Link to="/incidents/$ref" params={{ ref: one.reference }} className="link words" dir="auto">
              {one.reference} {one.title}
            </Link>
            <Link to="/post-mortems/$ref" params={{ ref: one.postMortem }} className="link">
              {one.postMortem}
            </Link>
            {one.side === 'before' && <small>in the time before</small>}
          </li>
        ))}
      </ul>
      {!isAll && <p className="faint">The newest {items.length}; there are more.</p>}
    </>
  );
}
