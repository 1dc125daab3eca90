import { useState } from 'react';
import { type Session, useUpdateMe } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../ui/field.tsx';
import { clock, zoneCity } from '../../ui/time-words.ts';
import { say } from '../../ui/toast-store.ts';
import { browserZone } from '../../ui/zone.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';

export function AboutYou({ me }: { me: NonNullable<Session['me']> }) {
  const update = useUpdateMe();
  const [name, setName] = useState(me.name);
  const [zone, setZone] = useState(me.timeZone);
  const isSame = name === me.name && zone === me.timeZone;
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ name, timeZone: zone }, { onSuccess: () => say('Saved.') });
      }}
    >
      <TextField
        label="Name"
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(update.error, 'name')}
        maxLength={200}
        required
      />
      <ZoneSelect
        label="Time zone"
        value={zone}
        onChange={setZone}
        noneLabel={`As this browser (${zoneCity(browserZone)})`}
        hint={`Now ${clock(Date.now(), zone ?? browserZone)} there. Every time is shown in it, with UTC on hover.`}
        error={problemAt(update.error, 'timeZone')}
      />
      <FormError error={update.error} shown={['name', 'timeZone']} />
      <Button type="submit" busy={update.isPending} disabled={isSame || !name.trim()}>
        Save
      </Button>
    </form>
  );
}
