import { useState } from 'react';
import { type CoachSettings, useUpdateCoachSettings } from '../../../data/coach.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { CheckField, FormError, problemAt, TextField } from '../../../ui/field.tsx';
import { say } from '../../../ui/toast-store.ts';
import { Confirm } from '../confirm.tsx';

type Model = CoachSettings['model'];
const FIELDS = ['model.url', 'model.model', 'model.key'];

/** Where the model answers, how it is called, and what may be sent to it. Its key is written, and never shown again. */
export function ModelForm({ model, onClose }: { model: Model; onClose: (() => void) | undefined }) {
  const update = useUpdateCoachSettings();
  const [url, setUrl] = useState(model?.url ?? '');
  const [name, setName] = useState(model?.model ?? '');
  const [key, setKey] = useState('');
  const [isKeyless, setKeyless] = useState(false);
  const [allowPrivate, setAllowPrivate] = useState(model?.allowPrivate ?? false);
  const [isAsking, setAsking] = useState(false);
  const isSame =
    model !== null &&
    url === model.url &&
    name === model.model &&
    key === '' &&
    !isKeyless &&
    allowPrivate === model.allowPrivate;
  const save = () =>
    update.mutate(
      { model: { url, model: name, allowPrivate, key: key || (isKeyless ? null : undefined) } },
      { onSuccess: () => say('Saved.'), onSettled: () => setAsking(false) },
    );
  // Text of private incidents leaves the house only when somebody said so twice.
  const needsSecondYes = allowPrivate && !model?.allowPrivate;
  const hasKey = model?.hasKey === true && !isKeyless;
  return (
    <>
      <form
        className="settings-form"
        aria-label="Model"
        onSubmit={(event) => {
          event.preventDefault();
          if (needsSecondYes) setAsking(true);
          else save();
        }}
      >
        <TextField
          label="Address"
          type="url"
          placeholder="http://localhost:11434/v1"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          error={problemAt(update.error, 'model.url')}
          hint="Up to and without /chat/completions."
          maxLength={2000}
          required
        />
        <TextField
          label="Name of the model"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={problemAt(update.error, 'model.model')}
          maxLength={200}
          required
        />
        <TextField
          label="Key"
          optional
          type="password"
          autoComplete="off"
          placeholder={hasKey ? 'One is stored; typing replaces it' : ''}
          value={key}
          onChange={(event) => setKey(event.target.value)}
          error={problemAt(update.error, 'model.key')}
          hint={
            hasKey ? (
              <>
                It is never shown again.{' '}
                <TextButton quiet onClick={() => setKeyless(true)}>
                  Take the key away
                </TextButton>
              </>
            ) : isKeyless ? (
              'Saving takes the stored key away.'
            ) : (
              'Local models mostly need none.'
            )
          }
          maxLength={2000}
        />
        <CheckField
          label="It may be sent text of private incidents"
          hint="Left out, nobody can ask it about a post-mortem of a private incident."
          checked={allowPrivate}
          onChange={(event) => setAllowPrivate(event.target.checked)}
        />
        <FormError error={update.error} shown={FIELDS} />
        <div className="coach-model-acts">
          <Button type="submit" look="primary" busy={update.isPending} disabled={isSame || !url.trim() || !name.trim()}>
            Save
          </Button>
          {onClose && <Button onClick={onClose}>Cancel</Button>}
        </div>
      </form>
      {isAsking && (
        <Confirm
          title="Send text of private incidents?"
          verb="Yes, it may"
          run={update}
          onClose={() => setAsking(false)}
          onConfirm={save}
        >
          Whoever runs {hostOf(url)} can read what is sent there: sections of post-mortems about private incidents, with
          the names in them, whenever a writer asks for proposals.
        </Confirm>
      )}
    </>
  );
}

const hostOf = (url: string): string => URL.parse(url)?.host || 'that address';
