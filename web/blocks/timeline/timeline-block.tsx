import { useMemo, useRef, useState } from 'react';
import { toneOf } from '#shared/document/tones.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip/strip.tsx';
import { zoneCity } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';
import { BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { AllEvents } from './all-events.tsx';
import { NewEvent } from './new-event.tsx';
import { TimelineRows } from './timeline-rows.tsx';
import './timeline.css';

/** The shape of the incident and the events that tell its story, as they stand now, wherever they are edited. */
export function TimelineBlock({ editable }: { editable: boolean }) {
  const { postMortem } = useDocument();
  const zone = useZone();
  const box = useRef<HTMLDivElement>(null);
  const [isAdding, setAdding] = useState(false);
  const [isAll, setAll] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const { keyEvents, incidents, eventCount } = postMortem;
  const mayAdd = editable && postMortem.may['event.add'] === true && incidents.length > 0;
  const mayEdit = editable && postMortem.may['event.edit'] === true;
  const near = keyEvents.at(-1)?.at ?? incidents[0]?.startedAt;

  const reveal = (id: string) => {
    const row = box.current?.querySelector<HTMLElement>(`[data-event="${id}"]`);
    row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    row?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
    setAdded(id);
  };
  const acts = (
    <>
      {mayAdd && !isAdding && keyEvents.length > 0 && (
        <TextButton onClick={() => setAdding(true)}>Add an event</TextButton>
      )}
      {eventCount > 0 && incidents.length > 0 && (
        <TextButton quiet aria-pressed={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Only what is shown here' : 'Show all events'}
        </TextButton>
      )}
    </>
  );
  return (
    <BlockFrame
      label="Timeline"
      className="live-timeline"
      summary={
        eventCount > 0 &&
        `${keyEvents.length.toLocaleString('en')} of ${eventCount.toLocaleString('en')} events · times in ${zoneCity(zone)}`
      }
      acts={acts}
    >
      <div ref={box}>
        <PhaseStrip onPick={reveal} />
        {isAll && incidents.length > 0 ? (
          <AllEvents mayEdit={mayEdit} />
        ) : keyEvents.length > 0 ? (
          <TimelineRows events={keyEvents} mayEdit={mayEdit} added={added} label="Key events in order of time" />
        ) : (
          !isAdding && <NothingYet mayAdd={mayAdd} onAdd={() => setAdding(true)} onAll={() => setAll(true)} />
        )}
        {isAdding && near && (
          <NewEvent incidents={incidents} near={near} onAdded={setAdded} onClose={() => setAdding(false)} />
        )}
      </div>
    </BlockFrame>
  );
}

type NothingProps = { mayAdd: boolean; onAdd: () => void; onAll: () => void };
function NothingYet({ mayAdd, onAdd, onAll }: NothingProps) {
  const { postMortem } = useDocument();
  const { incidents, eventCount } = postMortem;
  if (incidents.length === 0) return <BlockEmpty>No incident belongs to this, so it has no timeline.</BlockEmpty>;
  if (eventCount > 0) {
    return (
      <BlockEmpty
        action={
          <Button small onClick={onAll}>
            Choose from {eventCount.toLocaleString('en')} events
          </Button>
        }
      >
        No event is shown here yet. A few dozen turns tell the story: what was noticed, thought, tried, and what helped.
      </BlockEmpty>
    );
  }
  return (
    <BlockEmpty
      action={
        mayAdd && (
          <Button small onClick={onAdd}>
            Add the first event
          </Button>
        )
      }
    >
      Nothing was recorded. Begin with when the trouble was noticed, and what told you.
    </BlockEmpty>
  );
}

function PhaseStrip({ onPick }: { onPick: (eventId: string) => void }) {
  const { postMortem } = useDocument();
  const { times, keyEvents } = postMortem;
  const phases = useMemo(
    () => Object.fromEntries(PHASES.map((phase) => [phase, times[phase]?.at ?? null])) as Record<Phase, string | null>,
    [times],
  );
  const events = useMemo(
    () => keyEvents.map(({ id, at, kind, text }) => ({ id, at, tone: toneOf(kind), label: text.slice(0, 300) })),
    [keyEvents],
  );
  if (events.length === 0 && PHASES.every((phase) => phases[phase] === null)) return null;
  return <Strip phases={phases} events={events} onPick={onPick} />;
}
