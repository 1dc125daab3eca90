import { useState } from 'react';
import { useMove } from '../../../data/post-mortems.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toast-store.ts';

/** What a reader of the text thinks of it. Changes are asked for in words. */
export function VerdictForm({ onDone }: { onDone: () => void }) {
  const { postMortem } = useDocument();
  const approve = useMove('approve');
  const requestChanges = useMove('request-changes');
  const [note, setNote] = useState('');
  const give = (move: typeof approve, done: string) =>
    move.mutate(
      { id: postMortem.reference, note: note.trim() || undefined },
      {
        onSuccess: () => {
          say(done);
          onDone();
        },
      },
    );
  const isBusy = approve.isPending || requestChanges.isPending;
  return (
    <section aria-label="Your verdict">
      <h3>Your verdict</h3>
      <TextArea
        label="A word to the authors"
        hint="Needed to ask for changes. Open comments go along."
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={10_000}
      />
      <FormError error={approve.error ?? requestChanges.error} />
      <div className="review-acts">
        <Button small look="primary" disabled={isBusy} onClick={() => give(approve, 'Approved.')}>
          Approve
        </Button>
        <Button small disabled={isBusy || !note.trim()} onClick={() => give(requestChanges, 'Back in draft.')}>
          Ask for changes
        </Button>
      </div>
    </section>
  );
}
