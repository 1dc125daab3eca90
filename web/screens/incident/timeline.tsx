import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EventKind } from '#shared/incident-record.ts';
import { type EventFilter, type TimelineEvent, useEvents, useEventsAround } from '../../data/events.ts';
import type { Incident } from '../../data/incidents.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { dayKey, zoneCity } from '../../ui/time-words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { useStable } from '../../ui/use-stable.ts';
import { type RowsHandle, VirtualRows } from '../../ui/virtual-rows.tsx';
import { DayAndClock } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';
import { EventForm } from './event-form.tsx';
import { EventRow } from './event-row.tsx';
import { TimelineFilters } from './timeline-filters.tsx';
import { useEventActions } from './use-event-actions.ts';
import './timeline.css';

/** From here on the key events come first, and the rest is one click away. */
const MANY = 40;
const AROUND = 200;

type Props = { incident: Incident; focus: { id: string | null; count: number } };

export function Timeline({ incident, focus }: Props) {
  const ref = incident.reference;
  const zone = useZone();
  const search = useSearch({ from: '/inside/incidents/$ref' });
  const navigate = useNavigate({ from: '/incidents/$ref' });
  const show = search.show ?? (incident.keyEventCount > 0 && incident.eventCount > MANY ? 'key' : 'all');
  const filter = useMemo<EventFilter>(
    () => ({ key: show === 'key' ? true : undefined, kind: search.kind as EventKind[] | undefined, q: search.q }),
    [show, search.kind, search.q],
  );
  const list = useEvents(ref, filter);
  const [around, setAround] = useState<string | null>(null);
  const nearby = useEventsAround(ref, around, AROUND);
  const events = useMemo(
    () =>
      (around ? (nearby.data?.items ?? []) : (list.data?.pages.flatMap((page) => page.items) ?? [])).filter(
        (event) => !event.removedAt,
      ),
    [list.data, nearby.data, around],
  );
  const handle = useRef<RowsHandle>(null);
  const filterInput = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState<{ event: TimelineEvent | null } | null>(null);
  const actions = useEventActions(incident);
  const rows = useRows(events.length, {
    reveal: (index) => handle.current?.reveal(index),
    keyOf: (index) => events[index]!.id,
  });
  const at = events[rows.at];
  const select = useStable((event: TimelineEvent) => rows.setAt(at?.id === event.id ? -1 : events.indexOf(event)));
  const edit = useStable((event: TimelineEvent) => setForm({ event }));
  useKeys({
    f: () => filterInput.current?.focus(),
    a: () => actions.mayAdd && setForm({ event: null }),
    e: () => at && actions.mayEdit && setForm({ event: at }),
    'Shift+K': () => at && actions.toggleKey(at),
    ' ': () => at && actions.toggleKey(at),
    Backspace: () => at && actions.remove(at),
    Delete: () => at && actions.remove(at),
    Escape: () => rows.setAt(-1),
  });

  const pending = useRef<string | null>(null);
  // Each press on an evidence number is a new request, also for the same event.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` tells the requests apart
  useEffect(() => {
    if (focus.id) pending.current = focus.id;
  }, [focus.id, focus.count]);
  useEffect(() => {
    const wanted = pending.current;
    if (!wanted) return;
    const index = events.findIndex((event) => event.id === wanted);
    if (index >= 0) {
      pending.current = null;
      rows.setAt(index);
      requestAnimationFrame(() => handle.current?.reveal(index, 'center'));
    } else if (around !== wanted && (list.data || list.error)) {
      setAround(wanted);
    }
  });

  const setSearch = useCallback(
    (change: Partial<typeof search>) => {
      setAround(null);
      void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
    },
    [navigate],
  );
  const isFiltered = Boolean(search.q || search.kind?.length);
  const isLoading = around ? nearby.isPending : list.isPending;
  const error = around ? nearby.error : list.error;

  return (
    <section aria-label="Timeline">
      <div className="timeline-head">
        <h2>Timeline</h2>
        <small>
          <span className="num">{incident.eventCount.toLocaleString('en')}</span>{' '}
          {incident.eventCount === 1 ? 'event' : 'events'} · <span className="num">{incident.keyEventCount}</span> key ·
          times in {zoneCity(zone)}
        </small>
        {actions.mayAdd && (
          <span className="timeline-acts">
            <Link to="/incidents/$ref/chat" params={{ ref }} className="btn btn-small btn-plain">
              Paste chat
            </Link>
            <Button small look="plain" onClick={() => setForm({ event: null })}>
              Add event
            </Button>
          </span>
        )}
      </div>
      {incident.eventCount > 0 && (
        <TimelineFilters
          show={show}
          keyCount={incident.keyEventCount}
          kind={(search.kind ?? []) as EventKind[]}
          q={search.q ?? ''}
          inputRef={filterInput}
          onChange={setSearch}
        />
      )}
      {around && (
        <div className="timeline-window" role="status">
          <span>
            {events.length} events around{' '}
            {events[0] && <DayAndClock at={events.find((event) => event.id === around)?.at ?? events[0].at} />}
          </span>
          {events[0] && <TextButton onClick={() => setAround(events[0]!.id)}>Earlier</TextButton>}
          {events[0] && <TextButton onClick={() => setAround(events.at(-1)!.id)}>Later</TextButton>}
          <TextButton onClick={() => setAround(null)}>Back to the list</TextButton>
        </div>
      )}
      {error && events.length === 0 ? (
        <Failed error={error} what="timeline" retry={() => void (around ? nearby : list).refetch()} inline />
      ) : isLoading ? (
        <BoneRows rows={8} />
      ) : events.length === 0 ? (
        <NoEvents
          incident={incident}
          isFiltered={isFiltered || show === 'key'}
          onAdd={() => setForm({ event: null })}
          onClear={() => setSearch({ q: undefined, kind: undefined, show: 'all' })}
        />
      ) : (
        <div className={`timeline-list ${list.isPlaceholderData && !around ? 'is-stale' : ''}`}>
          <VirtualRows
            count={events.length}
            height={36}
            measured
            keyOf={(index) => events[index]!.id}
            handle={handle}
            label="Events in order of time"
            onNearEnd={() => !around && list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          >
            {(index) => {
              const event = events[index]!;
              const before = events[index - 1];
              return (
                <EventRow
                  event={event}
                  incidentRef={ref}
                  newDay={
                    before
                      ? dayKey(before.at, zone) !== dayKey(event.at, zone)
                      : dayKey(event.at, zone) !== dayKey(incident.startedAt, zone)
                  }
                  isAt={rows.at === index}
                  onSelect={select}
                  onEdit={edit}
                  actions={actions}
                />
              );
            }}
          </VirtualRows>
        </div>
      )}
      {form && (
        <EventForm
          incident={incident}
          event={form.event}
          after={at?.at}
          onAdded={(id) => {
            pending.current = id;
          }}
          onClose={() => setForm(null)}
        />
      )}
    </section>
  );
}

type NoEventsProps = { incident: Incident; isFiltered: boolean; onAdd: () => void; onClear: () => void };
function NoEvents({ incident, isFiltered, onAdd, onClear }: NoEventsProps) {
  if (isFiltered && incident.eventCount > 0) {
    return (
      <State title="No event matches" inline actions={<Button onClick={onClear}>Show all events</Button>}>
        <p>The filter leaves out all {incident.eventCount.toLocaleString('en')} events.</p>
      </State>
    );
  }
  return (
    <State
      title="Nothing on record yet"
      inline
      actions={
        incident.may['event.add'] && (
          <>
            <Link to="/incidents/$ref/chat" params={{ ref: incident.reference }} className="btn btn-primary">
              Paste the chat
            </Link>
            <Button onClick={onAdd}>Add an event</Button>
          </>
        )
      }
    >
      <p>The draft is written from what stands here. A pasted conversation is often all it takes.</p>
    </State>
  );
}
