import { useState } from 'react';
import { hintsFor, instantOf, otherClocks, wallClock } from '#shared/rules/debrief-time.ts';
import {
  type Debrief,
  type Invitable,
  useCancelDebrief,
  useMoveDebrief,
  useProposal,
  useScheduleDebrief,
} from '../../../data/debriefs.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextField } from '../../../ui/field.tsx';
import { useReaderZone } from '../../../ui/zone.ts';

const SHOWN = ['startsAt', 'minutes', 'url', 'place'];

/** A working day from now, at ten. */
function tomorrow(zone: string) {
  let at = Date.now() + 86_400_000;
  const isWeekend = () => [0, 6].includes(new Date(`${wallClock(at, zone).day}T12:00:00Z`).getUTCDay());
  while (isWeekend()) at += 86_400_000;
  return { day: wallClock(at, zone).day, time: '10:00' };
}

function begin(debrief: Debrief | undefined, zone: string) {
  const when = debrief ? wallClock(Date.parse(debrief.startsAt), zone) : tomorrow(zone);
  return {
    ...when,
    minutes: debrief?.minutes ?? 60,
    place: debrief?.place ?? '',
    url: debrief?.url ?? '',
    facilitatorId: debrief?.facilitator?.id ?? '',
    because: '',
  };
}

/** Sets, moves or calls off the meeting. Whoever is proposed is invited until they are taken out. */
export default function ScheduleDialog({ debrief, onClose }: { debrief: Debrief | undefined; onClose: () => void }) {
  const { postMortem } = useDocument();
  const zone = useReaderZone();
  const proposal = useProposal(postMortem.id, true).data;
  const schedule = useScheduleDebrief();
  const move = useMoveDebrief();
  const [fields, setFields] = useState(() => begin(debrief, zone));
  const [chosen, setChosen] = useState<readonly string[] | null>(debrief ? debrief.invited.map(({ id }) => id) : null);
  const [callsOff, setCallsOff] = useState(false);
  const set = (change: Partial<typeof fields>) => setFields((old) => ({ ...old, ...change }));
  const people = [...(proposal?.people ?? []), ...(proposal?.others ?? [])];
  const invitedIds = chosen ?? proposal?.people.map(({ id }) => id) ?? [];
  const invited = people.filter(({ id }) => invitedIds.includes(id));
  const at = instantOf(fields.day, fields.time, zone);
  const error = schedule.error ?? move.error;
  const save = () => {
    if (at === null) return;
    const input = {
      startsAt: new Date(at).toISOString(),
      minutes: fields.minutes,
      timeZone: zone,
      place: fields.place,
      url: fields.url.trim() || null,
      facilitatorId: fields.facilitatorId || null,
      invitedIds: [...invitedIds],
    };
    if (debrief)
      move.mutate(
        { id: debrief.id, seen: debrief.sequence, because: fields.because, ...input },
        { onSuccess: onClose },
      );
    else schedule.mutate({ id: postMortem.id, ...input }, { onSuccess: onClose });
  };
  if (callsOff && debrief) return <CallOff debrief={debrief} onBack={() => setCallsOff(false)} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={debrief ? 'Change the debrief' : 'Schedule the debrief'}
      description="Those who are invited get it by mail, for their calendar."
      width={560}
      onSubmit={save}
      foot={
        <>
          {debrief && <TextButton onClick={() => setCallsOff(true)}>Call it off</TextButton>}
          <span style={{ flex: 1 }} />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            disabled={at === null || !proposal}
            busy={schedule.isPending || move.isPending}
          >
            {debrief ? 'Save' : 'Schedule'}
          </Button>
        </>
      }
    >
      <div className="schedule-when field-row">
        <TextField
          label="Day"
          type="date"
          required
          value={fields.day}
          error={problemAt(error, 'startsAt')}
          onChange={(event) => set({ day: event.target.value })}
        />
        <TextField
          label="Time"
          type="time"
          required
          value={fields.time}
          onChange={(event) => set({ time: event.target.value })}
        />
        <TextField
          label="Minutes"
          type="number"
          min={15}
          max={480}
          step={5}
          required
          value={fields.minutes}
          error={problemAt(error, 'minutes')}
          onChange={(event) => set({ minutes: Number(event.target.value) })}
        />
      </div>
      {at !== null && <Hints at={at} minutes={fields.minutes} zone={zone} people={invited} />}
      <Invited people={people} invitedIds={invitedIds} onChange={setChosen} />
      <SelectField
        label="Facilitator"
        optional
        value={fields.facilitatorId}
        onChange={(event) => set({ facilitatorId: event.target.value })}
      >
        <option value="">Nobody yet</option>
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      <TextField label="Place" optional value={fields.place} onChange={(event) => set({ place: event.target.value })} />
      <TextField
        label="Call"
        optional
        type="url"
        placeholder="https://"
        value={fields.url}
        error={problemAt(error, 'url')}
        onChange={(event) => set({ url: event.target.value })}
      />
      {debrief && (
        <TextField
          label="Why it changes"
          optional
          value={fields.because}
          onChange={(event) => set({ because: event.target.value })}
        />
      )}
      <FormError error={error} shown={SHOWN} />
    </Dialog>
  );
}

type HintsProps = { at: number; minutes: number; zone: string; people: readonly Invitable[] };
function Hints({ at, minutes, zone, people }: HintsProps) {
  const hard = hintsFor(at, minutes, people);
  const hardIds = new Set(hard.map((one) => one.personId));
  const clocks = otherClocks(
    at,
    people.filter((one) => !hardIds.has(one.id)),
    zone,
  );
  return (
    <ul className="schedule-hints" aria-live="polite">
      <li>On the clock of {zone.replaceAll('_', ' ')}</li>
      {hard.map((one) => (
        <li key={one.personId} className="is-hard">
          {one.words}
        </li>
      ))}
      {clocks.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

type InvitedProps = {
  people: readonly Invitable[];
  invitedIds: readonly string[];
  onChange: (ids: readonly string[]) => void;
};
function Invited({ people, invitedIds, onChange }: InvitedProps) {
  return (
    <fieldset className="schedule-invited">
      <legend className="field-label">Invited</legend>
      <div className="schedule-people">
        {people.map((one) => (
          <CheckField
            key={one.id}
            label={one.name}
            hint={[one.why, one.mailable ? null : 'no address, tell them yourself'].filter(Boolean).join(' · ')}
            checked={invitedIds.includes(one.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...invitedIds, one.id] : invitedIds.filter((id) => id !== one.id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function CallOff({ debrief, onBack, onClose }: { debrief: Debrief; onBack: () => void; onClose: () => void }) {
  const cancel = useCancelDebrief();
  const [because, setBecause] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      title="Call off the debrief"
      description="It goes from the calendars of those who are invited."
      onSubmit={() => cancel.mutate({ id: debrief.id, because }, { onSuccess: onClose })}
      foot={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button type="submit" look="danger" busy={cancel.isPending} disabled={!because.trim()}>
            Call it off
          </Button>
        </>
      }
    >
      <TextField label="Why" value={because} onChange={(event) => setBecause(event.target.value)} />
      <FormError error={cancel.error} />
    </Dialog>
  );
}
