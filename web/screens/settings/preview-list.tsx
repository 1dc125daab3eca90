import { Link } from '@tanstack/react-router';
import type { PreviewRow } from '../../data/policy.ts';
import { Chip, OUTCOME_TONES, OUTCOME_WORDS } from '../../ui/chip.tsx';
import { Day } from '../../ui/when.tsx';

/** The incidents that would be decided otherwise, with what makes the difference; the others folded below. */
export function PreviewList({ items }: { items: PreviewRow[] }) {
  const differing = items.filter((item) => item.current !== item.proposed);
  const same = items.filter((item) => item.current === item.proposed);
  return (
    <>
      <p className="small strong" role="status">
        {differing.length === 0
          ? 'Every one as now.'
          : differing.length === 1
            ? 'One differs:'
            : `${differing.length} differ:`}
      </p>
      {differing.map((item) => (
        <PreviewItem key={item.id} item={item} />
      ))}
      {same.length > 0 && (
        <details className="folded">
          <summary>{differing.length === 0 ? 'Which ones' : `The other ${same.length}`}</summary>
          {same.map((item) => (
            <PreviewItem key={item.id} item={item} />
          ))}
        </details>
      )}
    </>
  );
}

function PreviewItem({ item }: { item: PreviewRow }) {
  const { current, proposed } = item;
  return (
    // In a new tab: leaving this page would lose what is being tried.
    <Link to="/incidents/$ref" params={{ ref: item.reference }} target="_blank" className="preview-item">
      <span className="clamp-1 words" dir="auto">
        {item.title}
      </span>
      <span className="preview-outcome">
        {current !== proposed && <span className="faint">{OUTCOME_WORDS[current]} →</span>}
        <Chip tone={OUTCOME_TONES[proposed]}>{OUTCOME_WORDS[proposed]}</Chip>
        <span className="faint num">
          {item.reference}
          {item.resolvedAt && (
            <>
              {' · '}
              <Day at={item.resolvedAt} />
            </>
          )}
        </span>
      </span>
      {item.reasons.map((reason) => (
        <small key={reason} className="words" dir="auto">
          {reason}
        </small>
      ))}
    </Link>
  );
}
