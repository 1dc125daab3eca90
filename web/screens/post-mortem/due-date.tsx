import { useState } from 'react';
import { useUpdatePostMortem } from '../../data/post-mortems.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { Popover } from '../../ui/popover.tsx';
import { calendarDays, day } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';

export function DueDate() {
  const { postMortem, mayEdit } = useDocument();
  const zone = useZone();
  const update = useUpdatePostMortem();
  const [open, setOpen] = useState(false);
  const { dueAt, earliestAt, dueReasons, publishedAt } = postMortem;
  const [date, setDate] = useState(dueAt ? toField(dueAt, zone).slice(0, 10) : '');
  if (postMortem.status === 'published' && publishedAt) {
    return (
      <span>
        Published <b>{day(publishedAt, zone)}</b>
      </span>
    );
  }
  const late = dueAt !== null && calendarDays(dueAt, zone) > 0;
  const rests = earliestAt !== null && Date.parse(earliestAt) > Date.now();
  const save = () => {
    const instant = date ? (fromField(`${date}T17:00:00`, zone) ?? null) : null;
    update.mutate({ id: postMortem.reference, dueAt: instant }, { onSuccess: () => setOpen(false) });
  };
  return (
    <Popover
      label="Due date"
      width={330}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button">
          {dueAt ? (
            <>
              Due <b className={late ? 'is-unknown' : ''}>{day(dueAt, zone)}</b>
              {late && ', late'}
              {rests && `, not before ${day(earliestAt, zone)}`}
            </>
          ) : (
            <>
              Due <b>no date</b>
            </>
          )}
        </button>
      }
    >
      <ul style={{ display: 'grid', gap: 4 }}>
        {dueReasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {dueReasons.length === 0 && <li className="quiet">Nobody has set a date, and nothing asks for one.</li>}
      </ul>
      {mayEdit && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
          style={{ display: 'flex', gap: 8, alignItems: 'end', marginTop: 12 }}
        >
          <TextField label="Another date" type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          <Button type="submit" busy={update.isPending}>
            {date ? 'Set' : 'Clear'}
          </Button>
        </form>
      )}
    </Popover>
  );
}
