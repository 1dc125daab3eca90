import { Link, useSearch as useAddress, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { type SearchHit, type SearchKind, useSearch } from '../../data/installation.ts';
import { useWord } from '../../data/session.ts';
import { Severity } from '../../ui/chip.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { FilterText, Segments } from '../../ui/filter-bar.tsx';
import { Found } from '../../ui/found.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { useRows } from '../../ui/use-rows.ts';
import { Ago } from '../../ui/when.tsx';
import '../../ui/hits.css';

export default function Search() {
  const address = useAddress({ from: '/inside/search' });
  const navigate = useNavigate({ from: '/search' });
  const word = useWord();
  const input = useRef<HTMLInputElement>(null);
  const q = address.q ?? '';
  const kind = (address.kind as SearchKind) ?? undefined;
  const hits = useSearch(q, kind, 100);
  const items = q.trim().length > 1 ? (hits.data?.items ?? []) : [];
  const rows = useRows(items.length, {
    open: (index) => document.querySelectorAll<HTMLElement>('.hit')[index]?.click(),
    reveal: (index) => document.querySelectorAll('.hit')[index]?.scrollIntoView({ block: 'nearest' }),
  });
  useEffect(() => input.current?.focus(), []);
  const setText = useCallback(
    (text: string) => void navigate({ search: (old) => ({ ...old, q: text || undefined }), replace: true }),
    [navigate],
  );
  return (
    <Page title="Search" hasHeading={false} crumbs={<Crumbs>Search</Crumbs>}>
      <div className="filters">
        <FilterText label="Incidents, documents, timelines" value={q} onChange={setText} inputRef={input} />
        <Segments
          label="In"
          value={kind ?? 'all'}
          options={[
            { value: 'all', label: 'Everything' },
            { value: 'incident', label: 'Incidents' },
            { value: 'post-mortem', label: word.Many },
            { value: 'event', label: 'Timelines' },
          ]}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, kind: next === 'all' ? undefined : next }), replace: true })
          }
        />
      </div>
      {q.trim().length < 2 ? (
        <p className="small faint">
          Words in any order; the beginning of a word is enough. Only what you may see is found.
        </p>
      ) : hits.error ? (
        <Failed error={hits.error} what="search" retry={() => void hits.refetch()} />
      ) : !hits.data ? (
        <BoneRows rows={8} />
      ) : items.length === 0 ? (
        <State title={`Nothing found for “${q}”`}>
          <p>Fewer or shorter words find more. What is private to others is not searched.</p>
        </State>
      ) : (
        <div className="search-hits">
          {items.map((hit, index) => (
            <Hit key={hit.kind + hit.id} hit={hit} isAt={rows.at === index} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Hit({ hit, isAt }: { hit: SearchHit; isAt: boolean }) {
  const inner = (
    <>
      <span className="item-ref">{hit.reference}</span>
      <span>
        <span className="strong words clamp-1" dir="auto">
          {hit.title}
        </span>
        <span className="hit-excerpt clamp-2 words" dir="auto">
          <Found text={hit.excerpt} />
        </span>
      </span>
      <span className="item-side">
        <Severity value={hit.severity} />
        <Ago at={hit.at} />
      </span>
    </>
  );
  const className = `hit item ${isAt ? 'is-at' : ''}`;
  const params = { ref: hit.reference };
  if (hit.kind === 'post-mortem') {
    return (
      <Link to="/post-mortems/$ref" params={params} className={className}>
        {inner}
      </Link>
    );
  }
  return (
    <Link
      to="/incidents/$ref"
      params={params}
      search={hit.kind === 'event' ? { event: hit.id } : {}}
      className={className}
    >
      {inner}
    </Link>
  );
}
