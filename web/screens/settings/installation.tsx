import { useState } from 'react';
import { wordForms } from '#shared/rules/word-forms.ts';
import { useSettings, useUpdateSettings } from '../../data/installation.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../ui/field.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import { SettingsHead } from './settings-head.tsx';
import { UsualDays } from './working-days/usual-days.tsx';

const WORDS = ['post-mortem', 'debrief', 'retrospective', 'post-incident review', 'after-action report'];
const FIELDS = ['name', 'word', 'timeZone'];

export default function Installation() {
  const settings = useSettings();
  return (
    <>
      <SettingsHead title="Installation">What everybody here sees.</SettingsHead>
      {settings.error && !settings.data ? (
        <Failed error={settings.error} what="settings" retry={() => void settings.refetch()} inline />
      ) : settings.data ? (
        <InstallationForm start={settings.data} />
      ) : (
        <Bone width="min(440px, 100%)" height={180} />
      )}
      <UsualDays />
    </>
  );
}

type Start = NonNullable<ReturnType<typeof useSettings>['data']>;
function InstallationForm({ start }: { start: Start }) {
  const update = useUpdateSettings();
  const [name, setName] = useState(start.name);
  const [word, setWord] = useState(start.word);
  const [zone, setZone] = useState(start.timeZone);
  const mayEdit = start.may['settings.edit'] === true;
  const isSame = name === start.name && word === start.word && zone === start.timeZone;
  const forms = wordForms(word.trim() || 'post-mortem');
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ name, word, timeZone: zone }, { onSuccess: () => say('Saved.') });
      }}
    >
      <fieldset className="plain-fields" disabled={!mayEdit}>
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={problemAt(update.error, 'name')}
          hint="Stands on top of every page: your company, or your team."
          maxLength={100}
          required
        />
        <TextField
          label="Your word for a post-mortem"
          list="words"
          value={word}
          onChange={(event) => setWord(event.target.value)}
          error={problemAt(update.error, 'word')}
          hint={`Reads as “Draft ${forms.aOne}” and “${forms.Many}”, on every page and in every export.`}
          maxLength={40}
          required
        />
        <datalist id="words">
          {WORDS.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <ZoneSelect
          label="Time zone"
          value={zone}
          onChange={(next) => setZone(next ?? 'UTC')}
          hint="Reads times that carry no zone, and words the drafts. People see times in their own."
          error={problemAt(update.error, 'timeZone')}
        />
      </fieldset>
      <FormError error={update.error} shown={FIELDS} />
      {mayEdit ? (
        <Button type="submit" busy={update.isPending} disabled={isSame || !name.trim() || !word.trim()}>
          Save
        </Button>
      ) : (
        <p className="small faint settings-note">Admins change these.</p>
      )}
    </form>
  );
}
