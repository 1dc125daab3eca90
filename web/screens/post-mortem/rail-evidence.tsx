import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { takeEvent } from '../../blocks/event-drag.ts';
import { type TimelineEvent, useEvents } from '../../data/events.ts';
import { useDocument } from '../../document/document-context.ts';
import { TextButton } from '../../ui/button.tsx';
import { FilterText } from '../../ui/filter-bar.tsx';
import { EvidenceText, Neighbours } from './evidence-card.tsx';

/** Every event the document cites. While a section is edited, any event can be found and cited from here. */
export function RailEvidence({ at }: { at: number | null }) {
  const { postMortem, insert } = useDocument();
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at === null) return;
    box.current?.querySelector(`[data-number="${at}"]`)?.scrollIntoView({ block: 'center' });
  }, [at]);
  return (
    <div ref={box}>
      {insert && (
        <div className="rail-find">
          <FilterText label="Find an event to cite" value={query} onChange={setQuery} />
        </div>
      )}
      {query ? (
        <Found query={query} />
      ) : (
        <>
          {postMortem.citations.length === 0 && (
            <p className="rail-note">
              Nothing is cited yet. While you edit a section, <code>[^</code> cites an event of the timeline.
            </p>
          )}
          {postMortem.citations.map(({ number, event }) => (
            <Card key={number} event={event} number={number} isAt={number === at} />
          ))}
        </>
      )}
    </div>
  );
}

function Found({ query }: { query: string }) {
  const { postMortem, numbers } = useDocument();
  const found = useEvents(postMortem.incidents[0]?.reference ?? '', { q: query });
  const items = found.data?.pages[0]?.items.slice(0, 50) ?? [];
  if (found.data && items.length === 0) return <p className="rail-note">No event has these words.</p>;
  return items.map((event) => <Card key={event.id} event={event} number={numbers.get(event.id)} isAt={false} />);
}

function Card({ event, number, isAt }: { event: TimelineEvent; number: number | undefined; isAt: boolean }) {
  const { postMortem, mayEdit, insert, show } = useDocument();
  const incident = postMortem.incidents[0];
  const toDocument = () => {
    const link = document.querySelector<HTMLElement>(`.prose a[data-citation="${number}"]`);
    link?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    link?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] move between the cards
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={`evidence ${isAt ? 'is-at' : ''}`}
      data-number={number}
      // Onto the text it becomes a citation, onto a factor its evidence.
      draggable={mayEdit}
      onDragStart={(drag) => takeEvent(drag.dataTransfer, event)}
      // Its buttons leave the cursor in the text; the card itself may be dragged there.
      onMouseDown={(press) => insert && (press.target as Element).closest('button') && press.preventDefault()}
      onClick={(press) => {
        if ((press.target as Element).closest('a, button')) return;
        if (insert) insert(event.id);
        else if (number !== undefined) show(number);
      }}
    >
      <EvidenceText event={event} number={number} />
      {isAt && <Neighbours event={event} />}
      {(isAt || insert) && (
        <div className="evidence-acts">
          {insert && <TextButton onClick={() => insert(event.id)}>Cite here{number ? ` as ${number}` : ''}</TextButton>}
          {isAt && number !== undefined && <TextButton onClick={toDocument}>Where it is cited</TextButton>}
          {isAt && incident && (
            <Link
              to="/incidents/$ref"
              params={{ ref: incident.reference }}
              search={{ event: event.id }}
              className="link"
            >
              In the timeline
            </Link>
          )}
          {isAt && event.url && (
            <a href={event.url} target="_blank" rel="noreferrer noopener" className="link">
              Source ↗
            </a>
          )}
        </div>
      )}
    </div>
  );
}
