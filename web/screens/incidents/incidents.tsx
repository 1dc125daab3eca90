import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { type IncidentFilter, useIncidents } from '../../data/incidents.ts';
import { useMay } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { openOverlay } from '../../ui/overlay.ts';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { type RowsHandle, VirtualRows } from '../../ui/virtual-rows.tsx';
import { IncidentFilters } from './incident-filters.tsx';
import { IncidentRow } from './incident-row.tsx';
import './incidents.css';

export default function Incidents() {
  const filter = useSearch({ from: '/inside/incidents' }) as IncidentFilter;
  const navigate = useNavigate();
  const mayCreate = useMay('incident.create');
  const list = useIncidents(filter);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const handle = useRef<RowsHandle>(null);
  const filterInput = useRef<HTMLInputElement>(null);
  const rows = useRows(items.length, {
    open: (index) => void navigate({ to: '/incidents/$ref', params: { ref: items[index]!.reference } }),
    reveal: (index) => handle.current?.reveal(index),
    keyOf: (index) => items[index]!.id,
  });
  useKeys({ f: () => filterInput.current?.focus() });
  const isFiltered = Object.values(filter).some(Boolean);

  return (
    <Page
      title="Incidents"
      hasHeading={false}
      width="wide"
      crumbs={<Crumbs>Incidents</Crumbs>}
      actions={
        mayCreate && (
          <Button look="primary" onClick={() => openOverlay('new-incident')}>
            New incident
          </Button>
        )
      }
    >
      <IncidentFilters filter={filter} items={items} hasMore={list.hasNextPage} inputRef={filterInput} />
      {list.error && !list.data ? (
        <Failed error={list.error} what="list of incidents" retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <BoneRows rows={14} />
      ) : items.length === 0 ? (
        isFiltered ? (
          <State
            title="No incident matches"
            actions={<Button onClick={() => void navigate({ to: '/incidents', search: {} })}>Clear the filter</Button>}
          >
            <p>Take one filter away, or search the text of timelines with ⌘K or Ctrl K.</p>
          </State>
        ) : (
          <State
            title="No incident yet"
            actions={
              mayCreate && (
                <Button look="primary" onClick={() => openOverlay('new-incident')}>
                  Open one by hand
                </Button>
              )
            }
          >
            <p>Incidents come from your alerting over a webhook, from the API, or by hand. Home shows the command.</p>
          </State>
        )
      ) : (
        <div className={`incident-list ${list.isPlaceholderData ? 'is-stale' : ''}`}>
          <VirtualRows
            count={items.length}
            height={() => (innerWidth <= 640 ? 68 : 40)}
            keyOf={(index) => items[index]!.id}
            handle={handle}
            label="Incidents, newest first"
            onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          >
            {(index) => <IncidentRow row={items[index]!} isAt={rows.at === index} />}
          </VirtualRows>
        </div>
      )}
    </Page>
  );
}
