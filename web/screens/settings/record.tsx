import { useState } from 'react';
import { useRecord } from '../../data/record.ts';
import { Copies } from '../../record/copies.tsx';
import { RecordList } from '../../record/record-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/filter-bar.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { ForAdmins } from './for-admins.tsx';
import { SettingsHead } from './settings-head.tsx';

const KINDS = [
  { value: '', label: 'All' },
  { value: 'post-mortem', label: 'Documents' },
  { value: 'decision', label: 'Decisions' },
  { value: 'member', label: 'Members' },
  { value: 'key', label: 'API keys' },
  { value: 'settings', label: 'Settings' },
];

/** Everything that was decided, assigned, approved, published, opened or taken away in this installation. */
export default function InstallationRecord() {
  return (
    <>
      <SettingsHead title="Record">
        Who decided, assigned, approved, published, gave access or took a copy away. Entries are added and never
        changed; <code>debrief doctor</code> finds one that was.
      </SettingsHead>
      <ForAdmins action="record.read" title="The entries" why="They tell of private incidents as well.">
        <Entries />
      </ForAdmins>
    </>
  );
}

function Entries() {
  const [kind, setKind] = useState('');
  const filter = { action: kind || undefined };
  const list = useRecord(filter);
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="record-filter">
        <Segments label="Kind" value={kind} options={KINDS} onChange={setKind} />
        <span className="record-copies">
          <Copies path="/record/export" filter={filter} />
        </span>
      </div>
      {list.error && !list.data ? (
        <Failed error={list.error} what="record" retry={() => void list.refetch()} inline />
      ) : list.isPending ? (
        <BoneRows rows={6} />
      ) : entries.length === 0 ? (
        <p className="small faint" role="status">
          Nothing of this kind was done yet.
        </p>
      ) : (
        <RecordList entries={entries} withSubject />
      )}
      {list.hasNextPage && (
        <Button look="plain" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show older entries
        </Button>
      )}
    </>
  );
}
