import { useEffect, useRef, useState } from 'react';
import { count } from '#shared/rules/plain-words.ts';
import { useAddNote, useParkIdea, useSetAttendance } from '../../data/debriefs.ts';
import { CheckField } from '../../ui/field.tsx';
import { LineField } from './line-field.tsx';
import { useMeetingState } from './meeting-context.ts';

const PARTS = ['notes', 'ideas', 'people'] as const;
type Part = (typeof PARTS)[number];

/** What is written while the meeting goes on: notes and decisions, parked ideas, who is here. */
export function SidePanel() {
  const { room } = useMeetingState();
  const [part, setPart] = useState<Part>('notes');
  const [wants, setWants] = useState(0);
  useEffect(() => {
    const listen = (event: Event) => {
      setPart((event as CustomEvent<string>).detail === 'idea' ? 'ideas' : 'notes');
      setWants((times) => times + 1);
    };
    addEventListener('meeting-write', listen);
    return () => removeEventListener('meeting-write', listen);
  }, []);
  const here = room.attendance.filter((one) => one.present).length;
  const labels: Record<Part, [string, number]> = {
    notes: ['Notes', room.notes.length],
    ideas: ['Parking lot', room.ideas.length],
    people: ['Here', here],
  };
  return (
    <aside className="side-panel" aria-label="Written down">
      <div className="side-tabs" role="tablist">
        {PARTS.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={part === one} onClick={() => setPart(one)}>
            {labels[one][0]} <small>{labels[one][1]}</small>
          </button>
        ))}
      </div>
      <div className="side-part" role="tabpanel" aria-label={labels[part][0]}>
        {part === 'notes' && <Notes wants={wants} />}
        {part === 'ideas' && <Ideas wants={wants} />}
        {part === 'people' && <People />}
      </div>
    </aside>
  );
}

function Notes({ wants }: { wants: number }) {
  const { postMortem, room, mayWrite } = useMeetingState();
  const add = useAddNote(postMortem.id);
  const [isDecision, setDecision] = useState(false);
  const end = useRef<HTMLLIElement>(null);
  const { length } = room.notes;
  useEffect(() => {
    if (length > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [length]);
  return (
    <>
      <ul className="side-list">
        {length === 0 && <li className="faint">What is noted here stands in the document, under “Debrief notes”.</li>}
        {room.notes.map((one, index) => (
          <li
            key={`${one.kind} ${one.text}`}
            ref={index === length - 1 ? end : undefined}
            dir="auto"
            className={one.kind === 'decision' ? 'is-decision' : ''}
          >
            {one.kind === 'decision' && <b>Decision: </b>}
            {one.text}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <div className="side-write">
          <LineField
            label={isDecision ? 'A decision' : 'A note'}
            keyName="W"
            kept={`note:${room.debrief.id}`}
            wants={wants}
            error={add.error}
            busy={add.isPending}
            onSend={(text, done) =>
              add.mutate(
                { id: room.debrief.id, kind: isDecision ? 'decision' : 'note', text },
                {
                  onSuccess: () => {
                    setDecision(false);
                    done();
                  },
                },
              )
            }
          />
          <CheckField
            label="It is a decision"
            checked={isDecision}
            onChange={(event) => setDecision(event.target.checked)}
          />
        </div>
      ) : (
        <p className="faint side-write">
          {postMortem.status === 'published'
            ? 'It is published: reopen it to write in it.'
            : 'You follow along; editors write.'}
        </p>
      )}
    </>
  );
}

function Ideas({ wants }: { wants: number }) {
  const { postMortem, room, mayEdit } = useMeetingState();
  const park = useParkIdea(postMortem.id);
  return (
    <>
      <ul className="side-list">
        {room.ideas.length === 0 && (
          <li className="faint">Ideas for fixes wait here until it is agreed what happened.</li>
        )}
        {room.ideas.map((one) => (
          <li key={one.id} dir="auto" className={`idea-${one.state}`}>
            {one.text}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <div className="side-write">
          <LineField
            label="An idea for a fix"
            keyName="P"
            kept={`idea:${room.debrief.id}`}
            wants={wants}
            error={park.error}
            busy={park.isPending}
            onSend={(text, done) => park.mutate({ id: room.debrief.id, text }, { onSuccess: done })}
          />
        </div>
      )}
    </>
  );
}

function People() {
  const { postMortem, room, mayEdit } = useMeetingState();
  const set = useSetAttendance(postMortem.id);
  if (room.attendance.length === 0)
    return <p className="faint side-list">Nobody is invited. Who opens this page is here.</p>;
  return (
    <ul className="side-list side-people">
      {room.attendance.map((one) => (
        <li key={one.id}>
          <CheckField
            label={one.name}
            checked={one.present}
            disabled={!mayEdit}
            onChange={(event) => set.mutate({ id: room.debrief.id, personId: one.id, present: event.target.checked })}
          />
        </li>
      ))}
      <li className="faint">{count(room.attendance.filter((one) => one.present).length, 'person', 'people')} here</li>
    </ul>
  );
}
