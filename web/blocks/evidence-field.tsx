import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useEvents } from '../data/events.ts';
import { useDocument } from '../document/document-context.ts';
import { Picker } from '../ui/picker.tsx';
import { Popover } from '../ui/popover.tsx';
import { clock } from '../ui/time-words.ts';
import { useZone } from '../ui/zone.ts';
import { Cites } from './cites.tsx';
import './evidence-field.css';

type EvidenceProps = {
  ids: readonly string[];
  /** What the events show, for the name of their numbers. */
  about: string;
  mayEdit: boolean;
  onAdd: (eventId: string) => void;
  onRemove: (eventId: string) => void;
};

/** The numbers of the events that show something; whoever may, adds and takes away. */
export function EvidenceField({ ids, about, mayEdit, onAdd, onRemove }: EvidenceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="evidence-field">
      <Cites ids={ids} label={about} most={8} />
      {mayEdit && (
        <Popover
          label={`Evidence: ${about}`}
          width={380}
          open={isOpen}
          onOpenChange={setOpen}
          trigger={
            <button type="button" className="evidence-add live-control" aria-label={`Evidence of: ${about}`}>
              <Plus size={11} aria-hidden /> evidence
            </button>
          }
        >
          <ChooseEvidence ids={ids} onAdd={onAdd} onRemove={onRemove} />
        </Popover>
      )}
    </span>
  );
}

function ChooseEvidence({ ids, onAdd, onRemove }: Pick<EvidenceProps, 'ids' | 'onAdd' | 'onRemove'>) {
  const { postMortem } = useDocument();
  const zone = useZone();
  const [query, setQuery] = useState('');
  const q = query.trim();
  const found = useEvents(postMortem.incidents[0]?.reference ?? '', { q: q || undefined });
  const known = [...postMortem.keyEvents, ...postMortem.citations.map((one) => one.event)];
  const there = ids.flatMap((id) => known.find((event) => event.id === id) ?? []);
  const offered = q ? (found.data?.pages[0]?.items ?? []) : postMortem.keyEvents;
  return (
    <div className="evidence-choice">
      {there.length > 0 && (
        <ul className="live-rows">
          {there.map((event) => (
            <li key={event.id}>
              <span className="num">{clock(event.at, zone)}</span>
              <span className="clamp-2 words" dir="auto">
                {event.text.slice(0, 200)}
              </span>
              <button type="button" className="row-act" aria-label="Take away" onClick={() => onRemove(event.id)}>
                <X size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Picker
        label="Find the event that shows it"
        emptyText={q && found.isPending ? 'Looking…' : 'No event has these words'}
        query={query}
        onQuery={setQuery}
        items={offered
          .filter((event) => !ids.includes(event.id))
          .slice(0, 30)
          .map((event) => ({ id: event.id, name: event.text.slice(0, 140), note: clock(event.at, zone) }))}
        onPick={({ id }) => onAdd(id)}
      />
    </div>
  );
}
