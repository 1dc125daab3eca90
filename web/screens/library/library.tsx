import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { POST_MORTEM_STATUSES, type PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import { useSearch as useFullText } from '../../data/installation.ts';
import { type LibraryFilter, type PostMortemRow, usePostMortems } from '../../data/post-mortems.ts';
import { useMay, useWord } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { POST_MORTEM_STATUS_WORDS } from '../../ui/chip.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { FilterMenu, FilterText, Segments } from '../../ui/filter-bar.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { type RowsHandle, VirtualRows } from '../../ui/virtual-rows.tsx';
import { LibraryRow } from './library-row.tsx';
import { NewPostMortem } from './new-post-mortem.tsx';
import { TextHits } from './text-hits.tsx';
import './library.css';

/** Everything that was learned. With words typed, it searches the whole text, not only the titles. */
export default function Library() {
  const search = useSearch({ from: '/inside/post-mortems' });
  const word = useWord();
  const navigate = useNavigate({ from: '/post-mortems' });
  const mayCreate = useMay('post-mortem.create');
  const [isNew, setNew] = useState(false);
  const filter: LibraryFilter = {
    status: search.status as PostMortemStatus[] | undefined,
    owner: search.owner,
  };
  const list = usePostMortems(filter);
  const hits = useFullText(search.q ?? '', 'post-mortem', 50);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const handle = useRef<RowsHandle>(null);
  const input = useRef<HTMLInputElement>(null);
  const isSearching = (search.q ?? '').trim().length > 1;
  const open = (reference: string) => void navigate({ to: '/post-mortems/$ref', params: { ref: reference } });
  const rows = useRows(isSearching ? (hits.data?.items.length ?? 0) : items.length, {
    open: (index) => open((isSearching ? hits.data!.items : items)[index]!.reference),
    reveal: (index) => handle.current?.reveal(index),
  });
  useKeys({ f: () => input.current?.focus() });
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({
        search: (old) => ({ ...old, ...change }),
        replace: true,
      }),
    [navigate],
  );
  const setText = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const isFiltered = Boolean(search.status?.length || search.owner);

  return (
    <Page
      title={word.Many}
      hasHeading={false}
      crumbs={<Crumbs>{word.Many}</Crumbs>}
      actions={mayCreate && <Button onClick={() => setNew(true)}>New {word.one}</Button>}
    >
      <div className="filters">
        <FilterText label="Search the whole text" value={search.q ?? ''} onChange={setText} inputRef={input} />
        {!isSearching && (
          <>
            <FilterMenu
              label="Status"
              options={POST_MORTEM_STATUSES.map((value) => ({ value, label: POST_MORTEM_STATUS_WORDS[value] }))}
              chosen={filter.status ?? []}
              onChange={(status) => set({ status: status.length > 0 ? status : undefined })}
            />
            <Segments
              label="Whose"
              value={search.owner ?? 'all'}
              options={[
                { value: 'all', label: 'Everybody’s' },
                { value: 'me', label: 'Mine' },
              ]}
              onChange={(owner) => set({ owner: owner === 'me' ? 'me' : undefined })}
            />
          </>
        )}
      </div>
      {isSearching ? (
        <TextHits query={hits} q={search.q ?? ''} at={rows.at} />
      ) : list.error && !list.data ? (
        <Failed error={list.error} what="library" retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <BoneRows rows={10} />
      ) : items.length === 0 ? (
        isFiltered ? (
          <State
            title={`No ${word.one} here`}
            actions={<Button onClick={() => set({ status: undefined, owner: undefined })}>Show all</Button>}
          >
            <p>The filter leaves out all of them.</p>
          </State>
        ) : (
          <State
            title={`No ${word.one} yet`}
            actions={
              <Link to="/incidents" className="btn">
                To the incidents
              </Link>
            }
          >
            <p>
              The first one is drafted when an incident that is worth it gets resolved. From any incident you can also
              ask for one.
            </p>
          </State>
        )
      ) : (
        <div className="library">
          <VirtualRows
            count={items.length}
            height={() => (innerWidth <= 640 ? 88 : 58)}
            keyOf={(index) => items[index]!.id}
            handle={handle}
            label={`${word.Many}, newest first`}
            onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          >
            {(index) => <LibraryRow row={items[index] as PostMortemRow} isAt={rows.at === index} />}
          </VirtualRows>
        </div>
      )}
      {isNew && <NewPostMortem onClose={() => setNew(false)} onMade={open} />}
    </Page>
  );
}
