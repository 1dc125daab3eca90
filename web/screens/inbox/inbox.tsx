import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { NOTIFICATION_KINDS, NOTIFICATION_WORDS } from '#shared/rules/notification-kinds.ts';
import {
  type InboxFilter,
  type Told,
  useInbox,
  useMark,
  useReadAll,
  useUnreadAgain,
} from '../../data/notifications.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { FilterMenu, Segments } from '../../ui/filter-bar.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { useZone } from '../../ui/zone.ts';
import { byDay } from './by-day.ts';
import { InboxRow } from './inbox-row.tsx';
import { NothingTold } from './nothing-told.tsx';
import './inbox.css';

const KINDS = NOTIFICATION_KINDS.map((kind) => ({ value: kind, label: NOTIFICATION_WORDS[kind].short }));

/** Everything somebody was told, newest first, and what of it still waits to be read. */
export default function Inbox() {
  const filter = useSearch({ from: '/inside/inbox' }) as InboxFilter;
  const navigate = useNavigate();
  const zone = useZone();
  const list = useInbox(filter);
  const { mark, readAll } = useMarking();
  const rowsElement = useRef<HTMLDivElement>(null);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const open = (one: Told) => {
    if (one.readAt === null) mark.mutate({ id: one.id, read: true });
    void navigate({ to: one.path });
  };
  const rows = useRows(items.length, {
    open: (index) => open(items[index]!),
    reveal: (index) => rowsElement.current?.querySelectorAll('.told')[index]?.scrollIntoView({ block: 'nearest' }),
    keyOf: (index) => items[index]!.id,
  });
  const toggle = (one: Told | undefined) => one && mark.mutate({ id: one.id, read: one.readAt === null });
  useKeys({ e: () => toggle(items[rows.at]) });
  const change = (next: InboxFilter) => void navigate({ to: '/inbox', search: { ...filter, ...next }, replace: true });
  let place = -1;
  return (
    <Page
      title="Inbox"
      hasHeading={false}
      width="narrow"
      crumbs={<Crumbs>Inbox</Crumbs>}
      actions={
        <Button disabled={items.every((one) => one.readAt !== null)} onClick={readAll}>
          Mark all as read
        </Button>
      }
    >
      <div className="inbox-filters">
        <Segments
          label="Which"
          value={filter.unread ? 'unread' : 'all'}
          onChange={(which) => change({ unread: which === 'unread' ? true : undefined })}
          options={[
            { value: 'all', label: 'All' },
            { value: 'unread', label: 'Not read' },
          ]}
        />
        <FilterMenu
          label="Kind"
          options={KINDS}
          chosen={filter.kind ?? []}
          onChange={(kind) => change({ kind: kind.length > 0 ? kind : undefined })}
        />
      </div>
      {list.error && !list.data ? (
        <Failed error={list.error} what="inbox" retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <BoneRows rows={10} />
      ) : items.length === 0 ? (
        <NothingTold filter={filter} onClear={() => void navigate({ to: '/inbox', search: {} })} />
      ) : (
        <div ref={rowsElement} className={list.isPlaceholderData ? 'is-stale' : ''}>
          {byDay(items, zone).map(({ day, items: told }) => (
            <section key={day} className="inbox-day" aria-label={day}>
              <h2>{day}</h2>
              {told.map((one) => {
                place += 1;
                return (
                  <InboxRow
                    key={one.id}
                    told={one}
                    isAt={rows.at === place}
                    onOpen={() => open(one)}
                    onToggle={() => toggle(one)}
                  />
                );
              })}
            </section>
          ))}
          {list.hasNextPage && (
            <p className="inbox-more">
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show earlier ones
              </Button>
            </p>
          )}
        </div>
      )}
    </Page>
  );
}

/** Marks one or all; all of it can be taken back. */
function useMarking() {
  const mark = useMark();
  const all = useReadAll();
  const again = useUnreadAgain();
  const readAll = () =>
    all.mutate(
      {},
      {
        onSuccess: ({ read, at }) =>
          say(read === 1 ? 'One is marked as read.' : `${read.toLocaleString('en')} are marked as read.`, {
            action: { label: 'Undo', run: () => again.mutate({ at }) },
          }),
      },
    );
  return { mark, readAll };
}
