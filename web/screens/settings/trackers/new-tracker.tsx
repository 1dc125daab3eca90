import { useState } from 'react';
import { TRACKER_KINDS, type TrackerKind } from '#shared/trackers/issue.ts';
import { type MadeTracker, useCreateTracker } from '../../../data/trackers.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextField } from '../../../ui/field.tsx';
import { ADDRESS_EXAMPLES, KIND_NAMES, PROJECT_WORDS, TOKEN_STEPS } from './tracker-words.ts';

const SHOWN = ['name', 'baseUrl', 'project', 'account', 'token'];
const isHosted = (kind: TrackerKind) => kind === 'github' || kind === 'linear';

export function NewTracker({ onClose, onMade }: { onClose: () => void; onMade: (tracker: MadeTracker) => void }) {
  const create = useCreateTracker();
  const [kind, setKind] = useState<TrackerKind>('github');
  const [values, setValues] = useState({ name: '', baseUrl: '', project: '', account: '', token: '' });
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues((old) => ({ ...old, [name]: event.target.value })),
    error: problemAt(create.error, name),
  });
  const project = PROJECT_WORDS[kind];
  const submit = () =>
    create.mutate(
      {
        kind,
        name: values.name.trim() || `${KIND_NAMES[kind]} ${values.project.trim()}`,
        baseUrl: values.baseUrl.trim() || undefined,
        project: values.project.trim(),
        account: kind === 'jira-cloud' ? values.account.trim() : undefined,
        token: values.token.trim(),
      },
      { onSuccess: onMade },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={560}
      title="Connect a tracker"
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            busy={create.isPending}
            disabled={!values.project.trim() || !values.token.trim()}
          >
            Connect
          </Button>
        </>
      }
    >
      <SelectField label="Tracker" value={kind} onChange={(event) => setKind(event.target.value as TrackerKind)}>
        {TRACKER_KINDS.map((one) => (
          <option key={one} value={one}>
            {KIND_NAMES[one]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={project.label}
        placeholder={project.example}
        spellCheck={false}
        autoCapitalize="off"
        {...field('project')}
        required
      />
      <TextField
        label="Address"
        optional={isHosted(kind)}
        placeholder={ADDRESS_EXAMPLES[kind]}
        inputMode="url"
        {...field('baseUrl')}
        required={!isHosted(kind)}
        hint={kind === 'github' ? 'Only for a GitHub Enterprise Server of your own.' : undefined}
      />
      {kind === 'jira-cloud' && (
        <TextField label="E-mail of the account" type="email" autoComplete="off" {...field('account')} required />
      )}
      <TextField
        label={kind === 'linear' ? 'API key' : 'Token'}
        type="password"
        autoComplete="off"
        {...field('token')}
        required
        hint={`${TOKEN_STEPS[kind]} It is kept encrypted and never shown again.`}
      />
      <TextField label="Name" optional placeholder={`${KIND_NAMES[kind]} ${project.example}`} {...field('name')} />
      <FormError error={create.error} shown={SHOWN} />
    </Dialog>
  );
}
