import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useCallback } from 'react';
import { OUTCOMES } from '#shared/contracts/incidents.ts';
import { INCIDENT_STATUSES } from '#shared/incident-record.ts';
import { type IncidentFilter, type IncidentRow, useServices } from '../../data/incidents.ts';
import { OUTCOME_WORDS, STATUS_WORDS } from '../../ui/chip.tsx';
import { FilterMenu, FilterText } from '../../ui/filter-bar.tsx';

type Props = {
  filter: IncidentFilter;
  items: IncidentRow[];
  hasMore: boolean;
  inputRef: RefObject<HTMLInputElement | null>;
};

/** Filters live in the address, so that a list can be sent to somebody. */
export function IncidentFilters({ filter, items, hasMore, inputRef }: Props) {
  const navigate = useNavigate({ from: '/incidents' });
  const services = useServices().data?.items ?? [];
  const set = useCallback(
    (change: Partial<IncidentFilter>) =>
      void navigate({
        to: '/incidents',
        search: (old) => {
          const next = { ...old, ...change };
          return Object.fromEntries(
            Object.entries(next).filter(([, value]) => value && (!Array.isArray(value) || value.length > 0)),
          );
        },
        replace: true,
      }),
    [navigate],
  );
  const setText = useCallback((q: string) => set({ q }), [set]);
  const severities = [...new Set([...(filter.severity ?? []), ...items.flatMap((item) => item.severity ?? [])])].sort();
  return (
    <div className="filters">
      <FilterText label="Filter by title" value={filter.q ?? ''} onChange={setText} inputRef={inputRef} />
      <FilterMenu
        label="Status"
        options={INCIDENT_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] }))}
        chosen={filter.status ?? []}
        onChange={(status) => set({ status })}
      />
      {severities.length > 0 && (
        <FilterMenu
          label="Severity"
          options={severities.map((value) => ({ value, label: value }))}
          chosen={filter.severity ?? []}
          onChange={(severity) => set({ severity })}
        />
      )}
      {(services.length > 0 || filter.service) && (
        <FilterMenu
          label="Service"
          options={services.map((one) => ({ value: one.name, label: one.name, note: String(one.incidents) }))}
          chosen={filter.service ?? []}
          onChange={(service) => set({ service })}
        />
      )}
      <FilterMenu
        label="Decision"
        options={OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
        chosen={filter.outcome ?? []}
        onChange={(outcome) => set({ outcome })}
      />
      <span className="filter-count num" role="status">
        {items.length > 0 && `${items.length.toLocaleString('en')}${hasMore ? '+' : ''} incidents, newest first`}
      </span>
    </div>
  );
}
