import { useState } from 'react';
import { type Step, useSkipStep } from '../../../data/processes.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../../ui/field.tsx';

export function SkipForm({ step, onClose }: { step: Step; onClose: () => void }) {
  const { postMortem } = useDocument();
  const skip = useSkipStep();
  const [because, setBecause] = useState('');
  return (
    <form
      className="process-form"
      onSubmit={(event) => {
        event.preventDefault();
        skip.mutate({ id: postMortem.reference, key: step.key, because }, { onSuccess: onClose });
      }}
    >
      <TextField
        label="Why it is left out"
        hint="Stands beside the step and in the record."
        value={because}
        onChange={(event) => setBecause(event.target.value)}
        error={problemAt(skip.error, 'because')}
        maxLength={2000}
        autoFocus
        required
      />
      <FormError error={skip.error} shown={['because']} />
      <div className="process-buttons">
        <Button small type="submit" look="primary" busy={skip.isPending} disabled={!because.trim()}>
          Leave out
        </Button>
        <Button small look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
