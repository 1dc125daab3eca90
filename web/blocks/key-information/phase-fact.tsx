import { useState } from 'react';
import type { Phase } from '#shared/incident-record.ts';
import { explain } from '../../data/api.ts';
import { useEvents } from '../../data/events.ts';
import type { Incident } from '../../data/incidents.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';
import { clock, inUtc, zoneCity } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';
import { Cites } from '../cites.tsx';
import { Fact } from './fact.tsx';
import { PHASE_LABELS, phaseWords } from './fact-words.ts';
import type { FactChange } from './use-fact-change.ts';

type PhaseProps = { incident: Incident; phase: Phase; mayEdit: boolean; change: FactChange };

/** When a phase began, and the event that proves it; pressed, another time or another event can be chosen. */
export function PhaseFact({ incident, phase, mayEdit, change }: PhaseProps) {
  const zone = useZone();
  const [isOpen, setOpen] = useState(false);
  const time = incident.times[phase];
  const words = phaseWords(incident.times, phase, zone);
  if (!words && !mayEdit) return null;
  const label = PHASE_LABELS[phase];
  const shown = (
    <span
      className={`num ${time?.basis === 'stated' ? 'is-stated' : ''}`}
      data-tip={time ? `${inUtc(time.at)} · ${time.why}` : undefined}
    >
      {words ?? 'Not known'}
    </span>
  );
  return (
    <Fact label={label} value={words ?? ''} marks={time?.evidence.length}>
      {mayEdit ? (
        <Popover
          label={`When: ${label}`}
          width={380}
          open={isOpen}
          onOpenChange={setOpen}
          trigger={
            <button
              type="button"
              className={`in-place ${words ? '' : 'is-none'}`}
              aria-label={`${label}: ${words ?? 'not known'}. Change`}
            >
              {shown}
            </button>
          }
        >
          <PhaseForm incident={incident} phase={phase} change={change} onDone={() => setOpen(false)} />
        </Popover>
      ) : (
        shown
      )}
      {time && <Cites ids={time.evidence} label={time.why} />}
    </Fact>
  );
}

type FormProps = Omit<PhaseProps, 'mayEdit'> & { onDone: () => void };

function PhaseForm({ incident, phase, change, onDone }: FormProps) {
  const zone = useZone();
  const { postMortem } = useDocument();
  const time = incident.times[phase];
  const [at, setAt] = useState(toField(time?.at ?? incident.startedAt, zone));
  const [query, setQuery] = useState('');
  const [state, setState] = useState<{ busy?: boolean; error?: string }>({});
  const found = useEvents(incident.reference, { q: query.trim() || undefined });
  const events = query.trim()
    ? (found.data?.pages[0]?.items ?? [])
    : postMortem.keyEvents.filter((event) => event.incidentId === incident.id);

  const before = {
    times: { [phase]: time?.basis === 'stated' ? time.at : null },
    proof: { [phase]: time?.basis === 'stated' ? time.evidence[0] : undefined },
  };
  const keep = async (fields: Parameters<FactChange>[1]) => {
    setState({ busy: true });
    try {
      await change(PHASE_LABELS[phase], fields, before);
      onDone();
    } catch (error) {
      setState({ error: explain(error) });
    }
  };
  return (
    <form
      className="phase-form"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const instant = fromField(at, zone);
        if (instant) void keep({ times: { [phase]: instant } });
      }}
    >
      <div className="phase-form-time">
        <TextField
          label={`${PHASE_LABELS[phase]}, in ${zoneCity(zone)}`}
          type="datetime-local"
          step={1}
          value={at}
          error={state.error}
          onChange={(event) => setAt(event.target.value)}
          required
        />
        <Button type="submit" look="primary" busy={state.busy}>
          Set
        </Button>
      </div>
      <p className="field-label">Or the event that proves it</p>
      <Picker
        label="Find an event"
        emptyText={found.isPending && query ? 'Looking…' : 'No event has these words'}
        query={query}
        onQuery={setQuery}
        items={events.slice(0, 30).map((event) => ({
          id: event.id,
          name: event.text.slice(0, 140),
          note: clock(event.at, zone),
        }))}
        onPick={({ id }) => {
          const event = events.find((one) => one.id === id);
          if (event) void keep({ times: { [phase]: event.at }, proof: { [phase]: event.id } });
        }}
      />
      {time?.basis === 'stated' && (
        <TextButton quiet className="small" onClick={() => void keep({ times: { [phase]: null } })}>
          Take it from the timeline again
        </TextButton>
      )}
    </form>
  );
}
