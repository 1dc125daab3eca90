import { useState } from 'react';
import type { InputOf } from '#shared/contracts/contract.ts';
import type { publishFor } from '#shared/contracts/publications.ts';
import { AUDIENCE_WORDS, type Preview, usePublishFor } from '../../data/publications.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';

const KIND_WORDS: Record<Preview['leftovers'][number]['kind'], string> = {
  name: 'a name',
  'e-mail': 'an e-mail address',
  host: 'a host',
  address: 'a network address',
  id: 'a reference or id',
  handle: 'a handle',
  part: 'holds a word you take out',
};

type PublishDialogProps = {
  input: Omit<InputOf<typeof publishFor>, 'note' | 'confirmPrivate'>;
  leftovers: Preview['leftovers'];
  isPrivate: boolean;
  onClose: () => void;
  onPublished: () => void;
};

/** The last look: what may have been forgotten, and for a private incident the second yes. */
export function PublishDialog({ input, leftovers, isPrivate, onClose, onPublished }: PublishDialogProps) {
  const [note, setNote] = useState('');
  const [isSure, setSure] = useState(false);
  const publish = usePublishFor();
  const words = AUDIENCE_WORDS[input.audience];
  const send = () =>
    publish.mutate(
      { ...input, note: note.trim() || undefined, confirmPrivate: isSure },
      {
        onSuccess: ({ number }) => {
          say(`Version ${number} for ${words} is published.`);
          onPublished();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Publish for ${words}`}
      description="This text is kept as it is. What changes later is a new version."
      onSubmit={send}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={publish.isPending} disabled={isPrivate && !isSure}>
            Publish
          </Button>
        </>
      }
    >
      {leftovers.length > 0 && (
        <section className="leftovers" aria-labelledby="leftovers">
          <h3 id="leftovers">Still in it: is that meant?</h3>
          <ul>
            {leftovers.map(({ kind, text, places, where }) => (
              <li key={`${kind} ${text}`}>
                <b dir="auto">{text}</b>{' '}
                <span className="faint small">
                  {KIND_WORDS[kind]}, in “{where}”{places > 1 && `, ${places} places`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <TextField
        label="Note for the record"
        optional
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      {isPrivate && (
        <CheckField
          label="Yes, publish it although the incident is private"
          hint="Kept in the record with your name."
          checked={isSure}
          onChange={(event) => setSure(event.target.checked)}
        />
      )}
      <FormError error={publish.error} />
    </Dialog>
  );
}
