import { X } from 'lucide-react';
import { useState } from 'react';
import { type PersonDays, useAddAbsence, useRemoveAbsence } from '../../../data/calendars.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../../ui/field.tsx';
import { day } from '../../../ui/time-words.ts';

type Props = { personId: string; absences: PersonDays['absences'] };

export function Absences({ personId, absences }: Props) {
  const remove = useRemoveAbsence();
  return (
    <>
      <h3 className="absences-title">Away</h3>
      {absences.length === 0 && (
        <p className="quiet small">Nothing ahead. Why you are away is nobody’s business here.</p>
      )}
      <ul className="absences">
        {absences.map(({ id, from, to }) => (
          <li key={id}>
            <span>{sayDays(from, to)}</span>
            <Button
              small
              icon
              look="plain"
              aria-label={`Not away ${sayDays(from, to)}`}
              busy={remove.isPending && remove.variables?.absenceId === id}
              onClick={() => remove.mutate({ id: personId, absenceId: id })}
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <NewAbsence personId={personId} />
    </>
  );
}

function NewAbsence({ personId }: { personId: string }) {
  const add = useAddAbsence();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const clear = () => {
    setFrom('');
    setTo('');
  };
  return (
    <form
      className="new-absence"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ id: personId, from, to: to || from }, { onSuccess: clear });
      }}
    >
      <TextField
        label="First day away"
        type="date"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        error={problemAt(add.error, 'from')}
        required
      />
      <TextField
        label="Last day away"
        type="date"
        min={from || undefined}
        value={to}
        onChange={(event) => setTo(event.target.value)}
        error={problemAt(add.error, 'to')}
      />
      <Button type="submit" busy={add.isPending} disabled={!from}>
        Add
      </Button>
      <FormError error={add.error} shown={['from', 'to']} />
    </form>
  );
}

const sayDays = (from: string, to: string) =>
  from === to ? day(from, 'UTC') : `${day(from, 'UTC')} to ${day(to, 'UTC')}`;
