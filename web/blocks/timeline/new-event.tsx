import { type FormEvent, useRef, useState } from 'react';
import { EVENT_KINDS, type EventKind } from '#shared/incident-record.ts';
import { useAddEvents } from '../../data/events.ts';
import type { IncidentRow } from '../../data/incidents.ts';
import { useMe } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { KIND_WORDS } from '../../ui/chip.tsx';
import { FormError } from '../../ui/field.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { zoneCity } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';

type NewEventProps = {
  incidents: readonly IncidentRow[];
  /** Where a new one is likely to go. */
  near: string;
  onAdded: (id: string) => void;
  onClose: () => void;
};

/** A row to write into: Enter adds it in its place and leaves the row for the next. */
export function NewEvent({ incidents, near, onAdded, onClose }: NewEventProps) {
  const zone = useZone();
  const me = useMe();
  const add = useAddEvents();
  const words = useRef<HTMLTextAreaElement>(null);
  const [ref, setRef] = useState(incidents[0]!.reference);
  const [at, setAt] = useState(toField(near, zone).slice(0, 16));
  const [kind, setKind] = useState<EventKind>('action');
  const [text, setText] = useState('');
  const [rejected, setRejected] = useState<string | null>(null);
  const incident = incidents.find((one) => one.reference === ref) ?? incidents[0]!;
  const isOver = incident.status === 'resolved' || incident.status === 'closed';

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    event?.stopPropagation();
    const instant = fromField(at, zone);
    if (!instant || !text.trim() || add.isPending) return;
    setRejected(null);
    // What is added while it goes on was seen; afterwards it is remembered.
    const fields = { at: instant, kind, text: text.trim(), key: true, basis: isOver ? 'recalled' : 'recorded' };
    add.mutate(
      { id: ref, events: { ...fields, actor: me?.name ?? null } },
      {
        onSuccess: ({ ids, rejected: [no] }) => {
          if (no) return setRejected(`It was not added: ${no.why}.`);
          setText('');
          if (ids[0]) onAdded(ids[0]);
          words.current?.focus();
        },
      },
    );
  };
  return (
    <form
      className="event-new live-control"
      aria-label="New event"
      onSubmit={submit}
      onKeyDown={(press) => {
        press.stopPropagation();
        if (press.key === 'Escape') onClose();
      }}
    >
      <input
        className="input"
        type="datetime-local"
        aria-label={`When, in ${zoneCity(zone)}`}
        value={at}
        onChange={(input) => setAt(input.target.value)}
        required
      />
      <select
        className="input"
        aria-label="Kind"
        value={kind}
        onChange={(input) => setKind(input.target.value as EventKind)}
      >
        {EVENT_KINDS.map((one) => (
          <option key={one} value={one}>
            {KIND_WORDS[one]}
          </option>
        ))}
      </select>
      {incidents.length > 1 && (
        <select className="input" aria-label="Incident" value={ref} onChange={(input) => setRef(input.target.value)}>
          {incidents.map((one) => (
            <option key={one.id} value={one.reference}>
              {one.reference}
            </option>
          ))}
        </select>
      )}
      <textarea
        ref={words}
        className="input event-new-words"
        rows={1}
        aria-label="What happened"
        placeholder={isOver ? 'What do you remember that no tool recorded?' : 'What happened?'}
        dir="auto"
        value={text}
        onChange={(input) => setText(input.target.value)}
        onKeyDown={(press) => {
          if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return;
          press.preventDefault();
          submit();
        }}
        // biome-ignore lint/a11y/noAutofocus: pressing Add asked for this field
        autoFocus
      />
      <span className="event-new-acts">
        <Button type="submit" small look="primary" busy={add.isPending} disabled={!text.trim() || !at}>
          Add
        </Button>
        <Button small look="plain" onClick={onClose}>
          Close
        </Button>
      </span>
      {rejected ? <p className="field-error">{rejected}</p> : <FormError error={add.error} />}
    </form>
  );
}
