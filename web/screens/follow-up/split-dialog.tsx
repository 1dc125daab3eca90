import { X } from 'lucide-react';
import { useState } from 'react';
import { useSplitFollowUp, useUndoFollowUps } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';

const MOST = 20;

/** One piece of work that turned out to be several. */
export function SplitDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const split = useSplitFollowUp();
  const undo = useUndoFollowUps();
  const [title, setTitle] = useState(followUp.title);
  const [parts, setParts] = useState([{ key: 0, title: '' }]);
  const filled = parts.filter((part) => part.title.trim());
  const submit = () =>
    split.mutate(
      { id: followUp.id, title, parts: filled.map((part) => ({ title: part.title })) },
      {
        onSuccess: ({ batchId, parts: made }) => {
          say(`${made.map((part) => part.reference).join(', ')} split off from ${followUp.reference}.`, {
            action: { label: 'Undo', run: () => undo.mutate({ batchId }) },
          });
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={560}
      title={`Split ${followUp.reference} into several`}
      description="It stays as the first part, with its comments and its tracker. Each other part has the same owner, date and factors, until somebody changes that."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={split.isPending} disabled={!title.trim() || filled.length === 0}>
            Split
          </Button>
        </>
      }
    >
      <TextField
        label={`First part, ${followUp.reference}`}
        value={title}
        maxLength={1000}
        onChange={(event) => setTitle(event.target.value)}
        required
      />
      {parts.map((part, index) => (
        <div key={part.key} className="fup-split">
          <TextField
            label={`Part ${index + 2}`}
            value={part.title}
            maxLength={1000}
            onChange={(event) =>
              setParts((old) => old.map((one) => (one.key === part.key ? { ...one, title: event.target.value } : one)))
            }
            autoFocus={index === parts.length - 1}
          />
          {parts.length > 1 && (
            <Button
              look="plain"
              icon
              aria-label={`Without part ${index + 2}`}
              onClick={() => setParts((old) => old.filter((one) => one.key !== part.key))}
            >
              <X size={15} aria-hidden />
            </Button>
          )}
        </div>
      ))}
      {parts.length < MOST && (
        <p className="fup-another">
          <TextButton
            onClick={() => setParts((old) => [...old, { key: Math.max(...old.map((one) => one.key)) + 1, title: '' }])}
          >
            Another part
          </TextButton>
        </p>
      )}
      <FormError error={split.error} />
    </Dialog>
  );
}
