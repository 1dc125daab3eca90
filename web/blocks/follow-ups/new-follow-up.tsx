import { type FormEvent, useRef, useState } from 'react';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_KINDS, type FollowUpKind } from '#shared/rules/factor-words.ts';
import { useCreateFollowUp } from '../../data/follow-ups.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/field.tsx';
import { OwnerChoice } from './owner-choice.tsx';
import { TitleReading } from './strength/title-reading.tsx';

/** A line to plan work in: Enter adds it and leaves the line for the next. */
export function NewFollowUp({ onClose }: { onClose: () => void }) {
  const { postMortem } = useDocument();
  const create = useCreateFollowUp();
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<FollowUpKind | ''>('');
  const [owner, setOwner] = useState<{ id: string; name: string } | null>(null);
  const [dueOn, setDueOn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!title.trim() || create.isPending) return;
    create.mutate(
      { title, postMortemId: postMortem.id, kind: kind || null, ownerId: owner?.id ?? null, dueOn: dueOn || null },
      {
        onSuccess: () => {
          setTitle('');
          setKind('');
          field.current?.focus();
        },
      },
    );
  };
  return (
    <form
      className="new-row live-control"
      aria-label="New follow-up"
      onSubmit={submit}
      onKeyDown={(press) => {
        press.stopPropagation();
        if (press.key === 'Escape') onClose();
      }}
    >
      <input
        ref={field}
        className="input new-row-words"
        aria-label="What should change"
        placeholder="What should be different because of this?"
        dir="auto"
        maxLength={1000}
        value={title}
        onChange={(input) => setTitle(input.target.value)}
        // biome-ignore lint/a11y/noAutofocus: pressing Add asked for this field
        autoFocus
      />
      <select
        className="input"
        aria-label="Kind"
        value={kind}
        onChange={(input) => setKind(input.target.value as FollowUpKind | '')}
      >
        <option value="">Kind</option>
        {FOLLOW_UP_KINDS.map((one) => (
          <option key={one} value={one}>
            {FOLLOW_UP_KIND_LABELS[one]}
          </option>
        ))}
      </select>
      <input
        className="input new-row-date"
        type="date"
        aria-label="Due"
        value={dueOn}
        onChange={(input) => setDueOn(input.target.value)}
      />
      <span className="new-row-acts">
        <OwnerChoice owner={owner} about={title || 'the new follow-up'} mayEdit onChange={setOwner} />
        <Button type="submit" small look="primary" busy={create.isPending} disabled={!title.trim()}>
          Add
        </Button>
        <Button small look="plain" onClick={onClose}>
          Close
        </Button>
      </span>
      <TitleReading title={title} onTitle={setTitle} kind={kind} onKind={setKind} />
      <FormError error={create.error} />
    </form>
  );
}
