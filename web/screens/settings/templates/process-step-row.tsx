import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState } from 'react';
import { MOST_STEP_DAYS, MOST_STEP_TITLE, type StepAnchor, type StepOwner } from '#shared/rules/process-steps.ts';
import { PersonPicker } from '../../../people/person-picker.tsx';
import { Button } from '../../../ui/button.tsx';
import { type DraftStep, saySettledBy } from './process-draft.ts';

type Props = {
  step: DraftStep;
  isFirst: boolean;
  onChange: (to: Partial<DraftStep>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};
const OWNERS: Record<StepOwner, string> = {
  owner: 'Owner',
  lead: 'Incident lead',
  reviewers: 'Reviewers',
  manager: 'Manager of the team',
  person: 'Somebody named',
};

export function ProcessStepRow({ step, isFirst, onChange, onMove, onRemove }: Props) {
  const isLast = step.key === 'published';
  const name = step.title || 'this step';
  return (
    <li className="process-row">
      <div className="process-row-head">
        <input
          className="input"
          aria-label="Name of the step"
          placeholder="What is done"
          dir="auto"
          value={step.title}
          maxLength={MOST_STEP_TITLE}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        {!isLast && (
          <span className="process-row-buttons">
            <Button small icon look="plain" aria-label={`Move ${name} up`} onClick={() => onMove(-1)}>
              <ChevronUp size={14} aria-hidden />
            </Button>
            <Button small icon look="plain" aria-label={`Move ${name} down`} onClick={() => onMove(1)}>
              <ChevronDown size={14} aria-hidden />
            </Button>
            <Button small icon look="plain" aria-label={`Take ${name} away`} onClick={onRemove}>
              <X size={14} aria-hidden />
            </Button>
          </span>
        )}
      </div>
      <div className="process-row-fields">
        <Choice
          label="Seen to by"
          value={step.owner}
          options={OWNERS}
          onChange={(owner) => onChange({ owner: owner as StepOwner })}
        />
        <Days label="From day" value={step.earliestDays} onChange={(earliestDays) => onChange({ earliestDays })} />
        <Days label="Due on day" value={step.dueDays} onChange={(dueDays) => onChange({ dueDays })} />
        {!isFirst && (
          <Choice
            label="Counted from"
            value={step.after}
            options={{ resolved: 'The resolution', 'step-before': 'The step before' }}
            onChange={(after) => onChange({ after: after as StepAnchor })}
          />
        )}
        {!isLast && (
          <label className="check process-row-required">
            <input
              type="checkbox"
              checked={step.required}
              onChange={(event) => onChange({ required: event.target.checked })}
            />
            <span>Required</span>
          </label>
        )}
      </div>
      {step.owner === 'person' && <Named step={step} onChange={onChange} />}
      <p className="field-hint">{saySettledBy(step.key)}.</p>
    </li>
  );
}

function Named({ step, onChange }: Pick<Props, 'step' | 'onChange'>) {
  const [choosing, setChoosing] = useState(step.person === null);
  if (!choosing && step.person)
    return (
      <p className="process-row-person">
        <bdi>{step.person.name}</bdi>{' '}
        <Button small look="plain" onClick={() => setChoosing(true)}>
          Somebody else
        </Button>
      </p>
    );
  return (
    <PersonPicker
      label="Who"
      membersOnly
      most={4}
      onPick={(person) => {
        onChange({ person, personId: person.id });
        setChoosing(false);
      }}
    />
  );
}

type ChoiceProps = { label: string; value: string; options: Record<string, string>; onChange: (value: string) => void };
function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {Object.entries(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Days({ label, value, onChange }: { label: string; value: number; onChange: (days: number) => void }) {
  return (
    <label className="process-row-days">
      <span>{label}</span>
      <input
        className="input"
        type="number"
        min={1}
        max={MOST_STEP_DAYS}
        value={value}
        onChange={(event) =>
          onChange(Math.max(1, Math.min(MOST_STEP_DAYS, Math.trunc(event.target.valueAsNumber) || 1)))
        }
      />
    </label>
  );
}
