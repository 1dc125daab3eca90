import { useState } from 'react';
import { type Step, useReopenStep, useSettleStep } from '../../../data/processes.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button } from '../../../ui/button.tsx';
import { AssignForm } from './assign-form.tsx';
import { DateForm } from './date-form.tsx';
import { SkipForm } from './skip-form.tsx';

type Asking = 'skip' | 'date' | 'person' | null;

export function StepDetails({ step }: { step: Step }) {
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <div className="process-details">
      {step.because && (
        <p className="words" dir="auto">
          “{step.because}”
        </p>
      )}
      {step.state === 'open' && (
        <>
          <p>
            {step.person ? (
              <>
                <bdi className="strong">{step.person.name}</bdi> sees to it
                {step.assigned ? '.' : step.insteadOf ? '.' : `, as ${step.role}.`}
              </>
            ) : (
              'Nobody sees to it yet.'
            )}
          </p>
          {step.insteadOf && <p className="process-instead">{step.insteadOf}.</p>}
          <ul className="process-reasons">
            {step.reasons.map((reason) => (
              <li key={reason}>{reason}.</li>
            ))}
          </ul>
        </>
      )}
      {asking === 'skip' && <SkipForm step={step} onClose={close} />}
      {asking === 'date' && <DateForm step={step} onClose={close} />}
      {asking === 'person' && <AssignForm step={step} onClose={close} />}
      {asking === null && <Actions step={step} onAsk={setAsking} />}
    </div>
  );
}

function Actions({ step, onAsk }: { step: Step; onAsk: (asking: Asking) => void }) {
  const { postMortem } = useDocument();
  const settle = useSettleStep();
  const reopen = useReopenStep();
  const which = { id: postMortem.reference, key: step.key };
  const { may } = step;
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <div className="process-buttons">
      {may.settle && (
        <Button small look="primary" busy={settle.isPending} onClick={() => settle.mutate(which)}>
          Done
        </Button>
      )}
      {may.reopen && (
        <Button small busy={reopen.isPending} onClick={() => reopen.mutate(which)}>
          Open again
        </Button>
      )}
      {may.move && (
        <Button small onClick={() => onAsk('date')}>
          Date…
        </Button>
      )}
      {may.assign && (
        <Button small onClick={() => onAsk('person')}>
          Person…
        </Button>
      )}
      {may.skip && (
        <Button small look="plain" onClick={() => onAsk('skip')}>
          Leave out…
        </Button>
      )}
    </div>
  );
}
