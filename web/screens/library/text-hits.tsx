import { Link } from '@tanstack/react-router';
import type { useSearch } from '../../data/installation.ts';
import { Severity } from '../../ui/chip.tsx';
import { Found } from '../../ui/found.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import '../../ui/hits.css';

type Props = { query: ReturnType<typeof useSearch>; q: string; at: number };

/** Documents whose text holds the words, with the place where they stand. */
export function TextHits({ query, q, at }: Props) {
  if (query.error) return <Failed error={query.error} what="search" retry={() => void query.refetch()} />;
  if (!query.data) return <BoneRows rows={6} />;
  if (query.data.items.length === 0) {
    return (
      <State title={`Nothing about “${q}”`}>
        <p>Fewer or shorter words find more. Timelines are searched with ⌘K or Ctrl K.</p>
      </State>
    );
  }
  return (
    <div className="search-hits">
      {query.data.items.map((hit, index) => (
        <Link
          key={hit.id}
          to="/post-mortems/$ref"
          params={{ ref: hit.reference }}
          className={`hit item ${at === index ? 'is-at' : ''}`}
        >
          <span className="item-ref">{hit.reference}</span>
          <span>
            <span className="strong words" dir="auto">
              {hit.title}
            </span>{' '}
            <Severity value={hit.severity} />
            <span className="hit-excerpt clamp-2 words" dir="auto">
              <Found text={hit.excerpt} />
            </span>
          </span>
          <span className="item-side">
            <Ago at={hit.at} />
          </span>
        </Link>
      ))}
    </div>
  );
}
