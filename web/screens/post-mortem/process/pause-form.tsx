import { useState } from 'react';
import { usePauseProcess } from '../../../data/processes.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../../ui/field.tsx';

/** Nothing is due until work goes on; everybody reads why. */
export function PauseForm({ onClose }: { onClose: () => void }) {
  const { postMortem } = useDocument();
  const pause = usePauseProcess();
  const [because, setBecause] = useState('');
  return (
    <form
      className="process-form"
      onSubmit={(event) => {
        event.preventDefault();
        pause.mutate({ id: postMortem.reference, because }, { onSuccess: onClose });
      }}
    >
      <TextField
        label="Why it waits"
        hint="Nothing is due and nobody is reminded until it is resumed. Dates move by as many working days."
        value={because}
        onChange={(event) => setBecause(event.target.value)}
        error={problemAt(pause.error, 'because')}
        maxLength={2000}
        autoFocus
        required
      />
      <FormError error={pause.error} shown={['because']} />
      <div className="process-buttons">
        <Button small type="submit" look="primary" busy={pause.isPending} disabled={!because.trim()}>
          Pause
        </Button>
        <Button small look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
