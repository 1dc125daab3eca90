import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { STRENGTHS } from '#shared/coach/finding.ts';
import { STRENGTH_WORDS } from '../../blocks/follow-ups/strength/strength-words.ts';
import { type FollowUp, useFollowUps } from '../../data/follow-ups.ts';
import { useMay } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { FilterMenu, Segments } from '../../ui/filter-bar.tsx';
import { toField } from '../../ui/local-time.ts';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useZone } from '../../ui/zone.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { FollowUpList } from './follow-up-list.tsx';
import { NoFollowUps } from './no-follow-ups.tsx';
import './follow-ups.css';

const STRENGTH_OPTIONS = STRENGTHS.map((value) => ({ value, label: STRENGTH_WORDS[value] }));
const LATELY_DAYS = 14;
/** Midnight in UTC some days back: the same all day, so that the answer can be kept. */
const latelySince = () => new Date(Math.floor(Date.now() / 86_400_000 - LATELY_DAYS) * 86_400_000).toISOString();

export default function FollowUps() {
  const { owner, all, strength } = useSearch({ from: '/inside/follow-ups' });
  const navigate = useNavigate({ from: '/follow-ups' });
  const mayEdit = useMay('follow-up.edit');
  const today = toField(new Date().toISOString(), useZone()).slice(0, 10);
  const open = useFollowUps({ owner, strength, status: ['open', 'in-progress'] });
  const finished = useFollowUps({
    owner,
    strength,
    status: ['done', 'wont-do'],
    finishedSince: all ? undefined : latelySince(),
  });
  const [form, setForm] = useState<{ followUp: FollowUp | null } | null>(null);
  useKeys({ a: () => mayEdit && setForm({ followUp: null }) });

  const openItems = useMemo(() => open.data?.pages.flatMap((page) => page.items) ?? [], [open.data]);
  const finishedItems = useMemo(() => finished.data?.pages.flatMap((page) => page.items) ?? [], [finished.data]);
  // What is finished follows what is open: it waits until all of that is here.
  const items = useMemo(
    () => (open.hasNextPage ? openItems : [...openItems, ...finishedItems]),
    [open.hasNextPage, openItems, finishedItems],
  );
  const loadMore = () => {
    const next = open.hasNextPage ? open : finished.hasNextPage ? finished : undefined;
    if (next && !next.isFetchingNextPage) void next.fetchNextPage();
  };
  const setOwner = (who: 'me' | 'everybody') =>
    void navigate({ search: (old) => ({ ...old, owner: who === 'me' ? 'me' : undefined }), replace: true });
  const setAll = (which: 'all' | 'lately') =>
    void navigate({ search: (old) => ({ ...old, all: which === 'all' ? true : undefined }), replace: true });

  return (
    <Page
      title="Follow-ups"
      crumbs={<b>Follow-ups</b>}
      actions={
        mayEdit && (
          <Button aria-keyshortcuts="a" onClick={() => setForm({ followUp: null })}>
            New follow-up
          </Button>
        )
      }
    >
      <h1 className="hidden-text">Follow-ups</h1>
      <div className="filters">
        <Segments
          label="Whose"
          value={owner ?? 'everybody'}
          options={[
            { value: 'everybody', label: 'Everybody’s' },
            { value: 'me', label: 'Mine' },
          ]}
          onChange={setOwner}
        />
        <Segments
          label="Finished ones"
          value={all ? 'all' : 'lately'}
          options={[
            { value: 'lately', label: 'Open' },
            { value: 'all', label: 'Open and finished' },
          ]}
          onChange={setAll}
        />
        <FilterMenu
          label="Any strength"
          options={STRENGTH_OPTIONS}
          chosen={strength ?? []}
          onChange={(chosen) =>
            void navigate({
              search: (old) => ({ ...old, strength: chosen.length > 0 ? chosen : undefined }),
              replace: true,
            })
          }
        />
        <span className="filter-count num" role="status">
          {openItems.length > 0 && `${openItems.length}${open.hasNextPage ? '+' : ''} open, the soonest due first`}
        </span>
      </div>
      {open.error && !open.data ? (
        <Failed error={open.error} what="follow-ups" retry={() => void open.refetch()} />
      ) : open.isPending ? (
        <BoneRows rows={8} />
      ) : (
        <>
          {openItems.length === 0 && !finished.isPending && (
            <NoFollowUps
              isMine={owner === 'me'}
              isFiltered={strength !== undefined}
              hasFinished={finishedItems.length > 0}
              onNew={() => setForm({ followUp: null })}
              onEverybody={() => setOwner('everybody')}
              onAnyStrength={() => void navigate({ search: (old) => ({ ...old, strength: undefined }), replace: true })}
            />
          )}
          <FollowUpList
            items={items}
            today={today}
            isLately={!all}
            hasMore={open.hasNextPage}
            onNearEnd={loadMore}
            onOpen={(followUp) => setForm({ followUp })}
          />
        </>
      )}
      {form && <FollowUpForm followUp={form.followUp} onClose={() => setForm(null)} />}
    </Page>
  );
}
