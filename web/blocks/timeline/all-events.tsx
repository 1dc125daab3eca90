import { useState } from 'react';
import { useEvents } from '../../data/events.ts';
import { useDocument } from '../../document/document-context.ts';
import { TextButton } from '../../ui/button.tsx';
import { FilterText } from '../../ui/filter-bar.tsx';
import { Failed } from '../../ui/states.tsx';
import { BlockBones } from '../block-frame.tsx';
import { TimelineRows } from './timeline-rows.tsx';

/** Everything that happened, to choose from what the document shows. */
export function AllEvents({ mayEdit }: { mayEdit: boolean }) {
  const { postMortem } = useDocument();
  const { incidents } = postMortem;
  const [ref, setRef] = useState(incidents[0]!.reference);
  const [query, setQuery] = useState('');
  const q = query.trim();
  const list = useEvents(ref, { q: q || undefined });
  const events = list.data?.pages.flatMap((page) => page.items.filter((one) => one.removedAt === null));
  return (
    <div className="all-events">
      <div className="all-events-bar live-control">
        <FilterText label="Find an event" value={query} onChange={setQuery} />
        {incidents.length > 1 && (
          <select className="input" aria-label="Incident" value={ref} onChange={(input) => setRef(input.target.value)}>
            {incidents.map((one) => (
              <option key={one.id} value={one.reference}>
                {one.reference} {one.title}
              </option>
            ))}
          </select>
        )}
        {mayEdit && <span>A star puts an event into the document.</span>}
      </div>
      {list.error ? (
        <Failed error={list.error} what="events" retry={() => void list.refetch()} inline />
      ) : !events ? (
        <BlockBones rows={8} />
      ) : events.length === 0 ? (
        <p className="live-empty">{q ? 'No event has these words.' : 'Nothing was recorded.'}</p>
      ) : (
        <TimelineRows events={events} mayEdit={mayEdit} added={null} isChoice label="All events in order of time" />
      )}
      {list.hasNextPage && (
        <p className="live-foot">
          <TextButton disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </TextButton>
        </p>
      )}
    </div>
  );
}
