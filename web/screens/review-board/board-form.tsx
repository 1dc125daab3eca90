import { useState } from 'react';
import { WEEKDAY_NAMES } from '#shared/rules/debrief-board.ts';
import { type ReviewBoard, useCloseBoard, useCreateBoard, useUpdateBoard } from '../../data/review-boards.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';
import { browserZone } from '../../ui/zone.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';

const usual = () => ({
  name: '',
  weekdays: [4],
  everyWeeks: 1,
  atTime: '15:00',
  timeZone: browserZone,
  minutes: 60,
  place: '',
  url: '',
});
const from = (board: ReviewBoard) => {
  const { name, weekdays, everyWeeks, atTime, timeZone, minutes, place, url } = board;
  return { name, weekdays, everyWeeks, atTime, timeZone, minutes, place, url: url ?? '' };
};
const SHOWN = ['name', 'url', 'place', 'minutes', 'weekdays', 'atTime'];

export function BoardForm({ board, onClose }: { board?: ReviewBoard; onClose: () => void }) {
  const create = useCreateBoard();
  const update = useUpdateBoard();
  const close = useCloseBoard();
  const [fields, setFields] = useState(() => (board ? from(board) : usual()));
  const set = (change: Partial<typeof fields>) => setFields((old) => ({ ...old, ...change }));
  const error = create.error ?? update.error;
  const save = () => {
    const input = { ...fields, url: fields.url.trim() || null };
    if (board) update.mutate({ id: board.id, ...input }, { onSuccess: onClose });
    else create.mutate(input, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={board ? `Change ${board.name}` : 'A meeting that comes again'}
      onSubmit={save}
      foot={
        <>
          {board && (
            <Button
              look="danger"
              busy={close.isPending}
              onClick={() => close.mutate({ id: board.id }, { onSuccess: onClose })}
            >
              End this board
            </Button>
          )}
          <span style={{ flex: 1 }} />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            busy={create.isPending || update.isPending}
            disabled={!fields.name.trim() || fields.weekdays.length === 0}
          >
            {board ? 'Save' : 'Begin'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={fields.name}
        placeholder="Reliability review"
        error={problemAt(error, 'name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Rhythm fields={fields} set={set} error={error} />
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
      <FormError error={error} shown={SHOWN} />
    </Dialog>
  );
}

type RhythmProps = {
  fields: Pick<ReturnType<typeof usual>, 'weekdays' | 'everyWeeks' | 'atTime' | 'timeZone' | 'minutes'>;
  set: (change: Partial<ReturnType<typeof usual>>) => void;
  error: unknown;
};

function Rhythm({ fields, set, error }: RhythmProps) {
  const turn = (day: number, isOn: boolean) =>
    set({ weekdays: isOn ? [...fields.weekdays, day] : fields.weekdays.filter((one) => one !== day) });
  return (
    <>
      <fieldset className="board-days">
        <legend className="field-label">On</legend>
        {WEEKDAY_NAMES.map((name, index) => (
          <CheckField
            key={name}
            label={name.slice(0, 3)}
            aria-label={name}
            checked={fields.weekdays.includes(index + 1)}
            onChange={(event) => turn(index + 1, event.target.checked)}
          />
        ))}
      </fieldset>
      <div className="board-fields field-row">
        <SelectField
          label="Every"
          value={fields.everyWeeks}
          onChange={(event) => set({ everyWeeks: Number(event.target.value) })}
        >
          {[1, 2, 3, 4].map((weeks) => (
            <option key={weeks} value={weeks}>
              {weeks === 1 ? 'week' : `${weeks} weeks`}
            </option>
          ))}
        </SelectField>
        <TextField
          label="At"
          type="time"
          value={fields.atTime}
          error={problemAt(error, 'atTime')}
          onChange={(event) => set({ atTime: event.target.value })}
        />
        <TextField
          label="Minutes"
          type="number"
          min={15}
          max={480}
          step={5}
          value={fields.minutes}
          error={problemAt(error, 'minutes')}
          onChange={(event) => set({ minutes: Number(event.target.value) })}
        />
      </div>
      <ZoneSelect
        label="On the clock of"
        value={fields.timeZone}
        onChange={(zone) => set({ timeZone: zone ?? browserZone })}
      />
    </>
  );
}
