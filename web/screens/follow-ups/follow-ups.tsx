import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { isFinished } from '#shared/rules/follow-up-work.ts';
import { FollowUpForm } from '../../blocks/follow-ups/follow-up-form.tsx';
import { useWorkChange } from '../../blocks/follow-ups/use-postpone.tsx';
import { useBoard } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { useMay } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { toField } from '../../ui/local-time.ts';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useZone } from '../../ui/zone.ts';
import { type Asked, BoardDialog } from './board-dialogs.tsx';
import { BoardFilters } from './board-filters.tsx';
import { type BoardActs, BoardList } from './board-list.tsx';
import { type BoardSearch, filterOf, isFiltered } from './board-search.ts';
import { BulkBar } from './bulk-bar.tsx';
import { NoFollowUps } from './no-follow-ups.tsx';
import { SavedViews } from './saved-views.tsx';
import { useChosen } from './use-chosen.ts';
import './follow-ups.css';

const EMPTY: BoardSearch = {};

/** All follow-ups that the reader may see, in groups, changed one by one or many at once. */
export default function FollowUps() {
  const search: BoardSearch = useSearch({ from: '/inside/follow-ups' });
  const navigate = useNavigate({ from: '/follow-ups' });
  const mayEdit = useMay('follow-up.edit');
  const today = toField(new Date().toISOString(), useZone()).slice(0, 10);
  const board = useBoard(filterOf(search, today));
  const groups = board.data?.pages[0]?.groups ?? [];
  const items = useMemo(() => board.data?.pages.flatMap((page) => page.items) ?? [], [board.data]);
  const chosen = useChosen();
  const work = useWorkChange();
  const [form, setForm] = useState<{ followUp: FollowUp | null } | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const words = useRef<HTMLInputElement>(null);
  useKeys({ c: () => mayEdit && setForm({ followUp: null }), '/': () => words.current?.focus() });

  const go = (next: BoardSearch) => {
    chosen.clear();
    void navigate({ search: next, replace: true });
  };
  const change = (part: Partial<BoardSearch>) => go({ ...search, ...part });
  const ask = (what: Asked['what'], followUps: FollowUp[]) => {
    work.reset();
    setAsked({ what, followUps });
  };
  const setStatus = (followUps: FollowUp[], status: FollowUp['status']) =>
    status === 'wont-do'
      ? ask('decline', followUps)
      : work.change(followUps, { status }, STATUS_SAID[status], chosen.clear);
  const acts: BoardActs = {
    status: (followUp, status) => setStatus([followUp], status),
    done: (followUps) => setStatus(followUps, followUps.every(isFinished) ? 'open' : 'done'),
    postpone: (followUps) => ask('date', followUps),
    assign: (followUps) => ask('owner', followUps),
    edit: (followUp) => setForm({ followUp }),
  };
  const loadMore = () => {
    if (board.hasNextPage && !board.isFetching) void board.fetchNextPage();
  };
  const count = groupsCount(groups, search);

  return (
    <Page
      title="Follow-ups"
      crumbs={<b>Follow-ups</b>}
      width="wide"
      actions={
        <>
          <SavedViews search={search} onOpen={go} />
          {mayEdit && (
            <Button look="primary" aria-keyshortcuts="c" onClick={() => setForm({ followUp: null })}>
              New follow-up
            </Button>
          )}
        </>
      }
    >
      <h1 className="hidden-text">Follow-ups</h1>
      <BoardFilters search={search} count={count} onChange={change} inputRef={words} />
      {board.error && !board.data ? (
        <Failed error={board.error} what="follow-ups" retry={() => void board.refetch()} />
      ) : board.isPending ? (
        <BoneRows rows={12} />
      ) : groups.length === 0 ? (
        <NoFollowUps
          whose={search.whose ?? 'all'}
          isFiltered={isFiltered(search)}
          onNew={() => setForm({ followUp: null })}
          onEverybody={() => change({ whose: undefined })}
          onAnything={() => go({ ...EMPTY, whose: search.whose, by: search.by, sort: search.sort })}
          onFinished={search.all ? undefined : () => change({ all: true })}
        />
      ) : (
        <BoardList
          groups={groups}
          items={items}
          today={today}
          chosen={chosen}
          acts={acts}
          isStale={board.isPlaceholderData}
          onNearEnd={loadMore}
        />
      )}
      <BulkBar
        count={chosen.all.length}
        onStatus={(status) => setStatus(chosen.all, status)}
        onAssign={() => ask('owner', chosen.all)}
        onDate={() => ask('date', chosen.all)}
        onTeam={(team) =>
          work.change(chosen.all, { teamId: team?.id ?? null }, team ? `of ${team.name}` : 'of no team', chosen.clear)
        }
        onPriority={(priority) => work.change(chosen.all, { priority }, `${priority ?? 'no'} priority`, chosen.clear)}
        onMerge={() => ask('merge', chosen.all)}
        onIssues={() => ask('issues', chosen.all)}
        onClear={chosen.clear}
      />
      {asked && <BoardDialog asked={asked} work={work} onClose={() => setAsked(null)} onDone={chosen.clear} />}
      {form && <FollowUpForm followUp={form.followUp} onClose={() => setForm(null)} />}
    </Page>
  );
}

const STATUS_SAID = { open: 'open', 'in-progress': 'in progress', done: 'done' } as const;

/** Where a follow-up stands in several groups, their counts do not add up to how many there are. */
function groupsCount(groups: readonly { count: number }[], { by }: BoardSearch): number | undefined {
  if (groups.length === 0 || by === 'service' || by === 'factor' || by === 'factor-kind') return undefined;
  return groups.reduce((sum, group) => sum + group.count, 0);
}
