import { X } from 'lucide-react';
import { useState } from 'react';
import { usePeople } from '../../../data/people.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Picker } from '../../../ui/picker.tsx';
import type { RuleDraft } from './rule-draft.ts';

type Props = {
  draft: RuleDraft;
  name: string;
  mayEdit: boolean;
  onChange: (fields: Partial<RuleDraft>) => void;
  /** Not for the first. */
  onUp: (() => void) | undefined;
  onRemove: () => void;
};

export function RuleFields({ draft, name, mayEdit, onChange, onUp, onRemove }: Props) {
  return (
    <fieldset className="review-rule" disabled={!mayEdit}>
      <legend>{name}</legend>
      <TextField
        label="Severities"
        placeholder="SEV1, SEV2"
        hint="Left empty, it fits all."
        value={draft.severities}
        onChange={(event) => onChange({ severities: event.target.value })}
        maxLength={1000}
      />
      <TextField
        label="Services"
        placeholder="checkout, ledger"
        hint="One of them is enough. Left empty, it fits all."
        value={draft.services}
        onChange={(event) => onChange({ services: event.target.value })}
        maxLength={4000}
      />
      <RulePeople people={draft.people} mayEdit={mayEdit} onChange={(people) => onChange({ people })} />
      <TextField
        label="Approvals it needs"
        type="number"
        min={0}
        max={10}
        required
        hint="Of anybody who edits, except the owner. 0 needs none."
        value={draft.approvals}
        onChange={(event) => onChange({ approvals: Number(event.target.value) })}
      />
      {mayEdit && (
        <div className="review-rule-acts">
          {onUp && (
            <Button small look="plain" onClick={onUp} aria-label={`Move ${name} up`}>
              Move up
            </Button>
          )}
          <Button small look="plain" onClick={onRemove} aria-label={`Remove ${name}`}>
            Remove
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type PeopleProps = { people: RuleDraft['people']; mayEdit: boolean; onChange: (people: RuleDraft['people']) => void };
function RulePeople({ people, mayEdit, onChange }: PeopleProps) {
  const [choosing, setChoosing] = useState(false);
  const [query, setQuery] = useState('');
  const found = usePeople(query.trim(), choosing);
  // Names of an earlier search must not be taken by an early Enter.
  const items = found.isPlaceholderData ? [] : (found.data?.items ?? []);
  const members = items.filter((one) => one.isMember && !people.some((chosen) => chosen.id === one.id));
  return (
    <div className="field">
      <span className="field-label">Reviewers who are asked</span>
      <ul className="review-rule-people">
        {people.map((person) => (
          <li key={person.id}>
            <bdi>{person.name}</bdi>
            {!person.active && <small className="faint"> cannot review any more</small>}
            {mayEdit && (
              <Button
                small
                icon
                look="plain"
                aria-label={`Take ${person.name} off the rule`}
                onClick={() => onChange(people.filter((one) => one.id !== person.id))}
              >
                <X size={14} aria-hidden />
              </Button>
            )}
          </li>
        ))}
        {people.length === 0 && <li className="faint">Nobody</li>}
      </ul>
      {mayEdit &&
        (choosing ? (
          <Picker
            label="Whose review?"
            query={query}
            onQuery={setQuery}
            items={members.slice(0, 6).map(({ id, name }) => ({ id, name }))}
            onPick={({ id, name }) => {
              onChange([...people, { id, name, active: true }]);
              setChoosing(false);
              setQuery('');
            }}
            emptyText={found.isFetching ? 'Looking…' : 'Nobody by that name can sign in'}
          />
        ) : (
          <Button small onClick={() => setChoosing(true)}>
            Add a reviewer
          </Button>
        ))}
    </div>
  );
}
