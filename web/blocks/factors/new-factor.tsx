import { type DragEvent, type FormEvent, useRef, useState } from 'react';
import {
  FACTOR_KIND_LABELS,
  FACTOR_KINDS,
  FACTOR_ROLE_LABELS,
  FACTOR_ROLES,
  type FactorKind,
  type FactorRole,
} from '#shared/rules/factor-words.ts';
import { useCreateFactor } from '../../data/factors.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { droppedEvent, isEventDrag } from '../event-drag.ts';
import { useNumberEvent } from '../use-number-event.ts';
import type { Which } from './factor-sort.ts';

type NewFactorProps = { which: Which; onClose: () => void };

/** A line to name another factor: Enter adds it and leaves the line for the next. Events dropped on it become its evidence. */
export function NewFactor({ which, onClose }: NewFactorProps) {
  const { postMortem } = useDocument();
  const create = useCreateFactor();
  const number = useNumberEvent();
  const field = useRef<HTMLInputElement>(null);
  const isMitigator = which === 'mitigators';
  const [title, setTitle] = useState('');
  const [role, setRole] = useState<FactorRole>(isMitigator ? 'limited-the-damage' : 'made-possible');
  const [kind, setKind] = useState<FactorKind>('unknown');
  const [evidence, setEvidence] = useState<string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!title.trim() || create.isPending) return;
    create.mutate(
      { id: postMortem.id, title, role, kind, evidence },
      {
        onSuccess: () => {
          setTitle('');
          setEvidence([]);
          field.current?.focus();
        },
      },
    );
  };
  const drop = (event: DragEvent) => {
    const id = droppedEvent(event.dataTransfer);
    if (!id) return;
    event.preventDefault();
    event.stopPropagation();
    number(id).then(
      () => setEvidence((old) => [...new Set([...old, id])]),
      () => say('The event could not be cited. Try again in a moment.', { tone: 'bad' }),
    );
  };
  return (
    <form
      className="new-row live-control"
      aria-label={isMitigator ? 'Another thing that limited the damage' : 'Another factor'}
      // Focusable by script alone: the editor leaves to the block what can take the focus.
      tabIndex={-1}
      onSubmit={submit}
      onKeyDown={(press) => {
        press.stopPropagation();
        if (press.key === 'Escape') onClose();
      }}
      onDragOver={(event) => isEventDrag(event.dataTransfer) && event.preventDefault()}
      onDrop={drop}
    >
      <input
        ref={field}
        className="input new-row-words"
        aria-label={isMitigator ? 'What limited the damage' : 'What contributed'}
        placeholder={isMitigator ? 'What kept it from being worse?' : 'Without what would it have gone differently?'}
        dir="auto"
        maxLength={1000}
        value={title}
        onChange={(input) => setTitle(input.target.value)}
        // biome-ignore lint/a11y/noAutofocus: pressing Add asked for this field
        autoFocus
      />
      {!isMitigator && (
        <select
          className="input"
          aria-label="Role"
          value={role}
          onChange={(input) => setRole(input.target.value as FactorRole)}
        >
          {FACTOR_ROLES.map((one) => (
            <option key={one} value={one}>
              {FACTOR_ROLE_LABELS[one]}
            </option>
          ))}
        </select>
      )}
      <select
        className="input"
        aria-label="Kind"
        value={kind}
        onChange={(input) => setKind(input.target.value as FactorKind)}
      >
        {FACTOR_KINDS.map((one) => (
          <option key={one} value={one}>
            {FACTOR_KIND_LABELS[one]}
          </option>
        ))}
      </select>
      <span className="new-row-acts">
        {evidence.length > 0 && (
          <span>
            {evidence.length} {evidence.length === 1 ? 'event' : 'events'}
          </span>
        )}
        <Button type="submit" small look="primary" busy={create.isPending} disabled={!title.trim()}>
          Add
        </Button>
        <Button small look="plain" onClick={onClose}>
          Close
        </Button>
      </span>
      <FormError error={create.error} />
    </form>
  );
}
