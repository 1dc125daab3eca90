import { useState } from 'react';
import { OUTCOMES, type Outcome } from '#shared/contracts/incidents.ts';
import { type Decision, type Incident, useOverrideDecision } from '../../data/incidents.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { OUTCOME_WORDS } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';

type Props = { incident: Incident; decision: Decision; onClose: () => void };

/** Deciding otherwise than the policy; the reason stays on record. */
export function ChangeDecision({ incident, decision, onClose }: Props) {
  const override = useOverrideDecision();
  const [outcome, setOutcome] = useState<Outcome>(decision.outcome);
  const [reason, setReason] = useState(decision.override?.reason ?? '');
  const save = (next: Outcome | null, why: string) =>
    override.mutate({ id: incident.reference, outcome: next, reason: why }, { onSuccess: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => save(outcome, reason)}
      title="Change decision"
      description="Your reason stands on the incident for everybody to read, beside what the policy said."
      foot={
        <>
          {decision.override && (
            <TextButton quiet onClick={() => save(null, 'Back to the policy')}>
              Back to the policy
            </TextButton>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={override.isPending} disabled={!reason.trim()}>
            Decide
          </Button>
        </>
      }
    >
      <fieldset className="choices">
        <legend>Decision</legend>
        {OUTCOMES.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
            {OUTCOME_WORDS[one]}
            {one === decision.policyOutcome && <small>what the policy says</small>}
          </label>
        ))}
      </fieldset>
      <div style={{ height: 14 }} />
      <TextArea
        label="Why?"
        placeholder="We know this failure well, and the fix ships this week."
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={2000}
        required
      />
      <FormError error={override.error} />
    </Dialog>
  );
}
