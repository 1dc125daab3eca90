import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/field.tsx';

type Props = { busy: boolean; onDecline: (note: string | undefined) => void; onCancel: () => void };

/** No is an answer like any other: why helps whoever asks the next. */
export function DeclineForm({ busy, onDecline, onCancel }: Props) {
  const [note, setNote] = useState('');
  return (
    <form
      className="owner-form"
      onSubmit={(event) => {
        event.preventDefault();
        onDecline(note.trim() || undefined);
      }}
    >
      <TextArea
        label="Why not?"
        optional
        rows={2}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
        autoFocus
      />
      <div className="owner-acts">
        <Button small type="submit" look="primary" busy={busy}>
          Decline
        </Button>
        <Button small look="plain" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
}
