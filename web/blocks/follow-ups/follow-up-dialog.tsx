import { useState } from 'react';
import { useFactors } from '../../data/factors.ts';
import { useCreateFollowUp } from '../../data/follow-ups.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { isStanding } from '../factors/factor-sort.ts';
import { FollowUpFields } from './follow-up-fields.tsx';
import type { Selected } from './selected-words.ts';
import { useFollowUpFields } from './use-follow-up-fields.ts';
import './follow-ups.css';

const SHOWN = ['title', 'why', 'dueOn', 'url'];

/** Work planned from words of the text: what, who, by when, and which factor it takes on. */
export default function FollowUpDialog({ selected, onClose }: { selected: Selected; onClose: () => void }) {
  const { postMortem } = useDocument();
  const create = useCreateFollowUp();
  const factors = useFactors(postMortem.id).data?.items.filter(isStanding) ?? [];
  const fields = useFollowUpFields(null, selected.title);
  const [factorIds, setFactorIds] = useState<string[]>([]);
  const submit = () =>
    create.mutate(
      { ...fields.input(), postMortemId: postMortem.id, quote: selected.quote, from: selected.from, factorIds },
      {
        onSuccess: (made) => {
          say(`${made.reference} is planned${made.owner ? ` with ${made.owner.name}` : ''}.`);
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
      title="New follow-up"
      description={
        selected.quote && (
          <q className="words clamp-2" dir="auto">
            {selected.quote}
          </q>
        )
      }
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={create.isPending} disabled={!fields.values.title.trim()}>
            Plan it
          </Button>
        </>
      }
    >
      <FollowUpFields fields={fields} error={create.error} isNew postMortem={postMortem.id} />
      {factors.length > 0 && (
        <fieldset className="work-factors">
          <legend className="field-label">
            Takes on <em>optional</em>
          </legend>
          {factors.map((factor) => (
            <CheckField
              key={factor.id}
              label={factor.title}
              checked={factorIds.includes(factor.id)}
              onChange={(event) =>
                setFactorIds((old) =>
                  event.target.checked ? [...old, factor.id] : old.filter((id) => id !== factor.id),
                )
              }
            />
          ))}
        </fieldset>
      )}
      <FormError error={create.error} shown={SHOWN} />
    </Dialog>
  );
}
