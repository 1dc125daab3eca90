import { useState } from 'react';
import { AppError } from '#shared/errors.ts';
import { EVENT_KINDS, type EventKind } from '#shared/incident-record.ts';
import { type TimelineEvent, useAddEvents, useUpdateEvent } from '../../data/events.ts';
import type { Incident } from '../../data/incidents.ts';
import { useMe } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { KIND_WORDS } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { zoneCity } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';

type Props = {
  incident: Incident;
  /** The event to edit; null adds one. */
  event: TimelineEvent | null;
  /** Where a new one is likely to go: the chosen event, if any. */
  after: string | undefined;
  /** Tells the list which event is new, to bring it into sight. */
  onAdded: (id: string) => void;
  onClose: () => void;
};

export function EventForm({ incident, event, after, onAdded, onClose }: Props) {
  const zone = useZone();
  const me = useMe();
  const add = useAddEvents();
  const update = useUpdateEvent(true);
  const isOver = incident.status === 'resolved' || incident.status === 'closed';
  const likely = event?.at ?? after ?? (isOver ? incident.startedAt : new Date().toISOString());
  const [at, setAt] = useState(toField(likely, zone));
  const [kind, setKind] = useState<EventKind>(event?.kind ?? 'note');
  const [text, setText] = useState(event?.text ?? '');
  const [actor, setActor] = useState(event ? (event.actor ?? '') : (me?.name ?? ''));
  const [url, setUrl] = useState(event?.url ?? '');
  const [isKey, setKey] = useState(event?.key ?? true);
  const [rejected, setRejected] = useState<AppError | null>(null);
  const error = rejected ?? add.error ?? update.error;
  const change = event ? update : add;

  const submit = () => {
    const instant = fromField(at, zone);
    if (!instant) return;
    setRejected(null);
    const fields = { at: instant, kind, text, actor: actor || null, url: url || null };
    if (event) {
      const isMoved = at !== toField(event.at, zone);
      update.mutate(
        { id: incident.reference, eventId: event.id, ...fields, at: isMoved ? instant : undefined },
        { onSuccess: onClose },
      );
      return;
    }
    add.mutate(
      // What is added while it goes on was seen; afterwards it is remembered.
      { id: incident.reference, events: { ...fields, key: isKey, basis: isOver ? 'recalled' : 'recorded' } },
      {
        onSuccess: (answer) => {
          const why = answer.rejected[0]?.why;
          if (why) setRejected(new AppError('bad-input', `The event was not added: ${why}.`));
          else {
            if (answer.ids[0]) onAdded(answer.ids[0]);
            onClose();
          }
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={520}
      title={event ? 'Edit event' : 'Add an event'}
      description={
        event
          ? 'What it said before is kept.'
          : isOver
            ? 'Something you remember that no tool recorded: what you saw, thought or did.'
            : undefined
      }
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={change.isPending} disabled={!text.trim() || !at}>
            {event ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <TextArea
        label="What happened?"
        value={text}
        onChange={(input) => setText(input.target.value)}
        error={problemAt(error, 'text')}
        rows={4}
        autoFocus
        required
      />
      <div className="field-row" style={{ marginTop: 14 }}>
        <TextField
          label={`When, in ${zoneCity(zone)}`}
          type="datetime-local"
          step={1}
          value={at}
          onChange={(input) => setAt(input.target.value)}
          error={problemAt(error, 'at')}
          required
        />
        <SelectField label="Kind" value={kind} onChange={(input) => setKind(input.target.value as EventKind)}>
          {EVENT_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_WORDS[one]}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="field-row" style={{ marginTop: 14 }}>
        <TextField label="Who" optional value={actor} onChange={(input) => setActor(input.target.value)} />
        <TextField
          label="Link"
          optional
          type="url"
          placeholder="https://"
          value={url}
          onChange={(input) => setUrl(input.target.value)}
          error={problemAt(error, 'url')}
        />
      </div>
      {!event && (
        <CheckField
          label="Key event"
          hint="Shown in the document and on the strip."
          checked={isKey}
          onChange={(input) => setKey(input.target.checked)}
        />
      )}
      <FormError error={error} shown={['text', 'at', 'url']} />
    </Dialog>
  );
}
