import { useState } from 'react';
import { AUDIENCES } from '#shared/redaction/plan.ts';
import { DESTINATION_KINDS } from '#shared/rules/destinations.ts';
import {
  type Destination,
  type DestinationKind,
  useCreateDestination,
  useUpdateDestination,
} from '../../../data/destinations.ts';
import { AUDIENCE_WORDS, type Audience } from '../../../data/publications.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { DESTINATION_FORMS, DESTINATION_NAMES, fieldsFrom, settingsFrom } from './destination-words.ts';
import { type Limited, Limits } from './limits.tsx';

/** A new destination, or one that is changed: then its secret is asked for only to be replaced. */
export function DestinationForm({ destination, onClose }: { destination: Destination | null; onClose: () => void }) {
  const [kind, setKind] = useState<DestinationKind>(destination?.kind ?? 'confluence-cloud');
  const [name, setName] = useState(destination?.name ?? '');
  const [fields, setFields] = useState(destination ? fieldsFrom(destination.kind, destination.settings) : {});
  const [secret, setSecret] = useState('');
  const [audience, setAudience] = useState<Audience>(destination?.audience ?? 'internal');
  const [limits, setLimits] = useState<Limited>({
    templates: destination?.templates ?? [],
    teamIds: destination?.teamIds ?? [],
    serviceIds: destination?.serviceIds ?? [],
  });
  const [automatic, setAutomatic] = useState(destination?.automatic ?? true);
  const [onWithdrawal, setOnWithdrawal] = useState(destination?.onWithdrawal ?? 'mark');
  const create = useCreateDestination();
  const update = useUpdateDestination();
  const { error, isPending } = destination ? update : create;
  const form = DESTINATION_FORMS[kind];
  const save = () => {
    const said = { settings: settingsFrom(kind, fields), audience, ...limits, automatic, onWithdrawal };
    if (!destination)
      return create.mutate(
        { kind, name: name.trim() || DESTINATION_NAMES[kind], secret, ...said },
        { onSuccess: onClose },
      );
    const { id, version } = destination;
    const replaced = secret.trim() === '' ? {} : { secret };
    return update.mutate(
      { id, version, name: name.trim() || DESTINATION_NAMES[kind], ...said, ...replaced },
      { onSuccess: onClose },
    );
  };
  const Secret = form.secret.isLong ? TextArea : TextField;
  const settingPaths = form.settings.map(({ key }) => `settings.${key}`);
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={save}
      title={destination ? `Edit ${destination.name}` : 'Add a destination'}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isPending}>
            {destination ? 'Save and check' : 'Add and check'}
          </Button>
        </>
      }
    >
      {!destination && (
        <SelectField label="Kind" value={kind} onChange={(event) => setKind(event.target.value as DestinationKind)}>
          {DESTINATION_KINDS.map((one) => (
            <option key={one} value={one}>
              {DESTINATION_NAMES[one]}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Name"
        optional
        placeholder={DESTINATION_NAMES[kind]}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(error, 'name')}
      />
      {form.settings.map((asked) => (
        <Setting
          key={asked.key}
          asked={asked}
          value={fields[asked.key] ?? ''}
          onChange={(value) => setFields((old) => ({ ...old, [asked.key]: value }))}
          error={error}
        />
      ))}
      <Secret
        label={destination ? `New ${form.secret.label.toLowerCase()}` : form.secret.label}
        hint={
          destination
            ? 'Empty: the one that is kept stays.'
            : `${form.secret.hint} Kept encrypted and never shown again.`
        }
        optional={destination !== null}
        type={form.secret.isLong ? undefined : 'password'}
        autoComplete="off"
        spellCheck={false}
        value={secret}
        onChange={(event: { target: { value: string } }) => setSecret(event.target.value)}
        error={problemAt(error, 'secret')}
      />
      <SelectField
        label="Takes versions for"
        value={audience}
        onChange={(event) => setAudience(event.target.value as Audience)}
      >
        {AUDIENCES.map((one) => (
          <option key={one} value={one}>
            {AUDIENCE_WORDS[one]}
          </option>
        ))}
      </SelectField>
      <Limits limits={limits} change={setLimits} />
      <CheckField
        label="Send each version as it comes out"
        hint="Never those of a private incident: they are sent by hand, with a second yes."
        checked={automatic}
        onChange={(event) => setAutomatic(event.target.checked)}
      />
      <SelectField
        label="When a version is withdrawn"
        value={onWithdrawal}
        onChange={(event) => setOnWithdrawal(event.target.value as typeof onWithdrawal)}
      >
        <option value="mark">its page says so, and nothing else</option>
        <option value="remove">its page is removed</option>
      </SelectField>
      <FormError error={error} shown={['name', 'secret', ...settingPaths]} />
    </Dialog>
  );
}

type SettingProps = {
  asked: (typeof DESTINATION_FORMS)[DestinationKind]['settings'][number];
  value: string;
  onChange: (value: string) => void;
  error: unknown;
};
function Setting({
  asked: { key, label, hint, placeholder, optional, choices },
  value,
  onChange,
  error,
}: SettingProps) {
  if (choices)
    return (
      <SelectField label={label} value={value || choices[0]![0]} onChange={(event) => onChange(event.target.value)}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </SelectField>
    );
  return (
    <TextField
      label={label}
      hint={hint}
      placeholder={placeholder}
      optional={optional}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problemAt(error, `settings.${key}`)}
    />
  );
}
