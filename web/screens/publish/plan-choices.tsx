import { useId } from 'react';
import type { PublicationPlan } from '../../data/publications.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Clock, Day } from '../../ui/when.tsx';
import type { PlanPart } from './plan-sections.tsx';

type Selection = PublicationPlan['timeline'];

/** What else goes in: key events and follow-ups one by one, evidence, pictures, what stands at the head. */
export function PlanChoices({ plan, choice, change }: PlanPart) {
  const events = choice.events.map(({ id, at, text }) => ({
    id,
    words: (
      <>
        {at && (
          <span className="faint">
            <Day at={at} /> <Clock at={at} />{' '}
          </span>
        )}
        <span dir="auto">{text}</span>
      </>
    ),
  }));
  const followUps = choice.followUps.map(({ id, reference, title }) => ({
    id,
    words: (
      <>
        <span className="faint">{reference}</span> <span dir="auto">{title}</span>
      </>
    ),
  }));
  return (
    <fieldset className="plan-group">
      <legend>What else</legend>
      <Chosen label="Key events" all={events} selection={plan.timeline} keep={(timeline) => change({ timeline })} />
      <Chosen
        label="Follow-ups"
        all={followUps}
        selection={plan.followUps}
        keep={(next) => change({ followUps: next })}
      />
      <CheckField
        label="Evidence"
        hint="The numbers in the text, and the list they lead to."
        checked={plan.evidence}
        onChange={(event) => change({ evidence: event.target.checked })}
      />
      <CheckField
        label="Pictures"
        hint="What is to be seen in a picture cannot be taken out: look at each."
        checked={plan.pictures}
        onChange={(event) => change({ pictures: event.target.checked })}
      />
      <CheckField
        label="The list of who took part"
        checked={plan.peopleBlock}
        onChange={(event) => change({ peopleBlock: event.target.checked })}
      />
      <CheckField
        label="Open questions"
        checked={plan.openQuestions}
        onChange={(event) => change({ openQuestions: event.target.checked })}
      />
      <CheckField
        label="References, severity and owner at the head"
        checked={plan.references}
        onChange={(event) => change({ references: event.target.checked })}
      />
    </fieldset>
  );
}

type ChosenProps = {
  label: string;
  all: { id: string; words: React.ReactNode }[];
  selection: Selection;
  keep: (selection: Selection) => void;
};
function Chosen({ label, all, selection, keep }: ChosenProps) {
  const id = useId();
  const set = (one: string, isIn: boolean) =>
    keep({ rule: 'chosen', ids: isIn ? [...selection.ids, one] : selection.ids.filter((other) => other !== one) });
  return (
    <div className="plan-chosen">
      <SelectField
        label={label}
        value={selection.rule}
        onChange={(event) => keep({ ...selection, rule: event.target.value as Selection['rule'] })}
      >
        <option value="all">all</option>
        <option value="chosen">only those chosen</option>
        <option value="none">none</option>
      </SelectField>
      {selection.rule === 'chosen' && (
        <ul className="plan-list" aria-label={label}>
          {all.length === 0 && <li className="faint small">There are none.</li>}
          {all.map((one) => (
            <li key={one.id}>
              <label className="plan-check" htmlFor={`${id}-${one.id}`}>
                <input
                  id={`${id}-${one.id}`}
                  type="checkbox"
                  checked={selection.ids.includes(one.id)}
                  onChange={(event) => set(one.id, event.target.checked)}
                />
                <span>{one.words}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
