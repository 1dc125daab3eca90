import { useState } from 'react';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_KINDS, type FollowUpKind, type Level } from '#shared/rules/factor-words.ts';
import { useFactors } from '../../data/factors.ts';
import { useCreateFollowUp } from '../../data/follow-ups.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { isStanding } from '../factors/factor-sort.ts';
import { OwnerField } from './owner-field.tsx';
import type { Selected } from './selected-words.ts';
import { TitleReading } from './strength/title-reading.tsx';
import './follow-ups.css';

/** Work planned from words of the text: what, who, by when, and which factor it takes on. */
export default function FollowUpDialog({ selected, onClose }: { selected: Selected; onClose: () => void }) {
  const { postMortem } = useDocument();
  const create = useCreateFollowUp();
  const factors = useFactors(postMortem.id).data?.items.filter(isStanding) ?? [];
  const [title, setTitle] = useState(selected.title);
  const [why, setWhy] = useState('');
  const [owner, setOwner] = useState<{ id: string; name: string } | null>(null);
  const [dueOn, setDueOn] = useState('');
  const [priority, setPriority] = useState<Level | ''>('');
  const [kind, setKind] = useState<FollowUpKind | ''>('');
  const [factorIds, setFactorIds] = useState<string[]>([]);
  const submit = () =>
    create.mutate(
      {
        title,
        why,
        postMortemId: postMortem.id,
        quote: selected.quote,
        ownerId: owner?.id ?? null,
        dueOn: dueOn || null,
        priority: priority || null,
        kind: kind || null,
        factorIds,
      },
      {
        onSuccess: (made) => {
          say(`${made.reference} is planned${owner ? ` with ${owner.name}` : ''}.`);
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
          <Button type="submit" look="primary" busy={create.isPending} disabled={!title.trim()}>
            Plan it
          </Button>
        </>
      }
    >
      <TextField
        label="What"
        value={title}
        maxLength={1000}
        onChange={(event) => setTitle(event.target.value)}
        error={problemAt(create.error, 'title')}
        autoFocus
        required
      />
      <TitleReading title={title} why={why} onTitle={setTitle} kind={kind} onKind={setKind} />
      <TextArea
        label="What will be different?"
        optional
        rows={2}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        error={problemAt(create.error, 'why')}
      />
      <OwnerField owner={owner} onChange={setOwner} />
      <div className="field-row" style={{ marginTop: 14 }}>
        <TextField
          label="Due"
          optional
          type="date"
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
          error={problemAt(create.error, 'dueOn')}
        />
        <SelectField
          label="Priority"
          value={priority}
          onChange={(event) => setPriority(event.target.value as Level | '')}
        >
          <option value="">None</option>
          <option value="high">High</option>
          <option value="medium">Medium</option>
          <option value="low">Low</option>
        </SelectField>
        <SelectField label="Kind" value={kind} onChange={(event) => setKind(event.target.value as FollowUpKind | '')}>
          <option value="">None</option>
          {FOLLOW_UP_KINDS.map((one) => (
            <option key={one} value={one}>
              {FOLLOW_UP_KIND_LABELS[one]}
            </option>
          ))}
        </SelectField>
      </div>
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
      <FormError error={create.error} shown={['title', 'why', 'dueOn']} />
    </Dialog>
  );
}
