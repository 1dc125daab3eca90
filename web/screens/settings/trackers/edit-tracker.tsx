import { useState } from 'react';
import { ISSUE_VARIABLES } from '#shared/trackers/describe-issue.ts';
import { ISSUE_STATUSES, type IssueStatus } from '#shared/trackers/issue.ts';
import { NAMED_BY, USUAL_NAMES } from '#shared/trackers/statuses.ts';
import { type Tracker, useEditTracker } from '../../../data/trackers.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError, problemAt, TextArea, TextField } from '../../../ui/field.tsx';

const STATUS_WORDS: Record<IssueStatus, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  'wont-do': 'Won’t do',
};
const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

type Values = Record<
  'name' | 'token' | 'webhookSecret' | 'account' | 'titleTemplate' | 'bodyTemplate' | 'labels' | 'issueType',
  string
>;

function useTrackerForm(tracker: Tracker) {
  const [values, setValues] = useState<Values>({
    name: tracker.name,
    token: '',
    webhookSecret: '',
    account: tracker.account ?? '',
    titleTemplate: tracker.titleTemplate,
    bodyTemplate: tracker.bodyTemplate,
    labels: tracker.labels.join(', '),
    issueType: tracker.issueType ?? '',
  });
  const usual = USUAL_NAMES[tracker.kind];
  const [statuses, setStatuses] = useState(() =>
    Object.fromEntries(ISSUE_STATUSES.map((one) => [one, (tracker.statuses[one] ?? usual[one] ?? []).join(', ')])),
  );
  const input = () => ({
    id: tracker.id,
    name: values.name,
    titleTemplate: values.titleTemplate,
    bodyTemplate: values.bodyTemplate,
    labels: listOf(values.labels),
    statuses: Object.fromEntries(
      ISSUE_STATUSES.filter((one) => (statuses[one] ?? '') !== (usual[one] ?? []).join(', ')).map((one) => [
        one,
        listOf(statuses[one] ?? ''),
      ]),
    ),
    ...(tracker.kind.startsWith('jira') ? { issueType: values.issueType.trim() || null } : {}),
    ...(tracker.kind === 'jira-cloud' ? { account: values.account } : {}),
    ...(values.token.trim() ? { token: values.token.trim() } : {}),
    ...(values.webhookSecret.trim() ? { webhookSecret: values.webhookSecret.trim() } : {}),
  });
  const field = (name: keyof Values, error: unknown) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues((old) => ({ ...old, [name]: event.target.value })),
    error: problemAt(error, name),
  });
  return {
    field,
    input,
    statuses,
    setStatus: (one: IssueStatus, text: string) => setStatuses((old) => ({ ...old, [one]: text })),
  };
}

export function EditTracker({ tracker, onClose }: { tracker: Tracker; onClose: () => void }) {
  const edit = useEditTracker();
  const form = useTrackerForm(tracker);
  const { error } = edit;
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => edit.mutate(form.input(), { onSuccess: onClose })}
      width={600}
      title={`Edit ${tracker.name}`}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={edit.isPending}>
            Save
          </Button>
        </>
      }
    >
      <TextField label="Name" {...form.field('name', error)} required />
      <TextField
        label="New token"
        optional
        type="password"
        autoComplete="off"
        {...form.field('token', error)}
        hint={`The one in use ends with ${tracker.tokenHint}.`}
      />
      {tracker.kind === 'jira-cloud' && (
        <TextField label="E-mail of the account" type="email" {...form.field('account', error)} required />
      )}
      <TextField
        label="Webhook secret"
        optional
        type="password"
        autoComplete="off"
        {...form.field('webhookSecret', error)}
        hint={
          tracker.kind === 'linear'
            ? 'Linear makes it: copy it from the webhook there.'
            : 'Only where you made one yourself.'
        }
      />
      <TextField label="Title of issues" {...form.field('titleTemplate', error)} required />
      <TextArea
        label="Text of issues"
        rows={8}
        spellCheck={false}
        className="input tracker-template"
        {...form.field('bodyTemplate', error)}
        hint={`Markdown with ${ISSUE_VARIABLES.map((name) => `{{ ${name} }}`).join(', ')}. A way back to the follow-up is always added.`}
        required
      />
      <TextField
        label="Labels of new issues"
        optional
        placeholder="post-mortem, reliability"
        {...form.field('labels', error)}
      />
      {tracker.kind.startsWith('jira') && (
        <TextField label="Issue type" optional placeholder="Task" {...form.field('issueType', error)} />
      )}
      <StatusNames tracker={tracker} statuses={form.statuses} onChange={form.setStatus} />
      <FormError error={error} shown={['name', 'token', 'titleTemplate', 'bodyTemplate', 'account']} />
    </Dialog>
  );
}

type NamesProps = {
  tracker: Tracker;
  statuses: Record<string, string>;
  onChange: (status: IssueStatus, text: string) => void;
};
function StatusNames({ tracker, statuses, onChange }: NamesProps) {
  const named = NAMED_BY[tracker.kind];
  return (
    <fieldset className="tracker-statuses">
      <legend className="field-label">What means what</legend>
      <p className="small faint tracker-names">
        Names with commas between them; the first is the one that is written.
        {tracker.kind === 'github' && ' Closed as completed is done, closed as not planned or duplicate is won’t do.'}
        {tracker.kind === 'linear' && ' Left empty, the type of a state decides: started, completed, canceled.'}
        {tracker.kind.startsWith('jira') && ' Left empty, the category of a status decides.'}
      </p>
      {ISSUE_STATUSES.filter((one) => named[one]).map((one) => (
        <TextField
          key={one}
          label={STATUS_WORDS[one]}
          hint={named[one]}
          value={statuses[one] ?? ''}
          onChange={(event) => onChange(one, event.target.value)}
        />
      ))}
    </fieldset>
  );
}
