import { useState } from 'react';
import { type PostMortem, useMove } from '../../../data/post-mortems.ts';
import { useReadiness } from '../../../data/reviews.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError, TextArea } from '../../../ui/field.tsx';
import { Bone } from '../../../ui/states.tsx';
import { say } from '../../../ui/toast-store.ts';
import { ReadinessList } from './readiness-list.tsx';
import './review.css';

/** Publishing, with what stands before it. Past what is better done goes whoever says why; past what must be done nobody. */
export function PublishDialog({ postMortem, onClose }: { postMortem: PostMortem; onClose: () => void }) {
  const publish = useMove('publish');
  const readiness = useReadiness(postMortem.reference);
  const [note, setNote] = useState('');
  // What was known before it opened may be over. What comes while somebody types takes its place without taking the field.
  const known = readiness.isFetchedAfterMount ? readiness.data : undefined;
  const isBarred = known !== undefined && known.musts.length > 0;
  const asksWhy = known !== undefined && !isBarred && known.shoulds.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Publish"
      description="From now on everybody who may see it finds it in the library. It can be reopened."
      onSubmit={() =>
        publish.mutate(
          { id: postMortem.reference, note: note.trim() || undefined },
          {
            onSuccess: () => {
              say('Published.');
              onClose();
            },
            // What stands before it may have changed while this was open.
            onError: () => void readiness.refetch(),
          },
        )
      }
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            busy={publish.isPending}
            disabled={!known || isBarred || (asksWhy && !note.trim())}
          >
            Publish
          </Button>
        </>
      }
    >
      {known ? (
        <div className="review-panel">
          <ReadinessList readiness={known} onLeave={onClose} />
        </div>
      ) : readiness.error ? (
        <FormError error={readiness.error} />
      ) : (
        <div role="status" aria-label="Loading">
          <Bone height={64} />
        </div>
      )}
      {asksWhy && (
        <TextArea
          label="Why is it published all the same?"
          hint="The record keeps it."
          rows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={10_000}
        />
      )}
      <FormError error={publish.error} />
    </Dialog>
  );
}
