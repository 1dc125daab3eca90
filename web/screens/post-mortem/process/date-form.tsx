import { useState } from 'react';
import { type Step, useMoveStep } from '../../../data/processes.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../../ui/field.tsx';

export function DateForm({ step, onClose }: { step: Step; onClose: () => void }) {
  const { postMortem } = useDocument();
  const move = useMoveStep();
  const [date, setDate] = useState(step.dueOn ?? '');
  const [because, setBecause] = useState('');
  const save = (dueOn: string | null) =>
    move.mutate({ id: postMortem.reference, key: step.key, dueOn, because }, { onSuccess: onClose });
  return (
    <form
      className="process-form"
      onSubmit={(event) => {
        event.preventDefault();
        save(date);
      }}
    >
      <TextField
        label="Due"
        type="date"
        value={date}
        onChange={(event) => setDate(event.target.value)}
        error={problemAt(move.error, 'dueOn')}
        required
      />
      <TextField
        label="Why"
        value={because}
        onChange={(event) => setBecause(event.target.value)}
        error={problemAt(move.error, 'because')}
        maxLength={2000}
        required
      />
      <FormError error={move.error} shown={['dueOn', 'because']} />
      <div className="process-buttons">
        <Button small type="submit" look="primary" busy={move.isPending} disabled={!date || !because.trim()}>
          Set the date
        </Button>
        {step.dateByHand && (
          <Button small busy={move.isPending} disabled={!because.trim()} onClick={() => save(null)}>
            Count it again
          </Button>
        )}
        <Button small look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
