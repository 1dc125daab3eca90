import { type RefObject, useCallback } from 'react';
import { EVENT_KINDS, type EventKind } from '#shared/incident-record.ts';
import { KIND_WORDS } from '../../ui/chip.tsx';
import { FilterMenu, FilterText, Segments } from '../../ui/filter-bar.tsx';

type Change = { show?: 'key' | 'all'; kind?: string[]; q?: string };
type Props = {
  show: 'key' | 'all';
  keyCount: number;
  kind: EventKind[];
  q: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onChange: (change: Change) => void;
};

export function TimelineFilters({ show, keyCount, kind, q, inputRef, onChange }: Props) {
  const setText = useCallback((text: string) => onChange({ q: text || undefined }), [onChange]);
  return (
    <div className="filters">
      <Segments
        label="Which events"
        value={show}
        onChange={(next) => onChange({ show: next })}
        options={[
          { value: 'key', label: `Key ${keyCount}` },
          { value: 'all', label: 'All' },
        ]}
      />
      <FilterText label="Filter by words" value={q} onChange={setText} inputRef={inputRef} />
      <FilterMenu
        label="Kind"
        options={EVENT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        chosen={kind}
        onChange={(chosen) => onChange({ kind: chosen.length > 0 ? chosen : undefined })}
      />
    </div>
  );
}
