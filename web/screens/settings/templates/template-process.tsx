import { useState } from 'react';
import {
  type TemplateProcess as Stored,
  usePreviewTemplateProcess,
  useSetTemplateProcess,
  useTemplateProcess,
} from '../../../data/processes.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError } from '../../../ui/field.tsx';
import { Bone, Failed } from '../../../ui/states.tsx';
import { say } from '../../../ui/toast-store.ts';
import { ApplyProcess } from './apply-process.tsx';
import { addStep, type DraftStep, missingKinds, moveStepTo, ownStep, plain, sameSteps } from './process-draft.ts';
import { ProcessStepRow } from './process-step-row.tsx';
import './process.css';

/** How post-mortems with this template travel. Saved by itself: the words of the template have nothing to do with it. */
export function TemplateProcess({ templateKey }: { templateKey: string }) {
  const process = useTemplateProcess(templateKey);
  return (
    <section aria-labelledby="template-process" className="template-process">
      <h2 id="template-process">Process</h2>
      <p className="quiet small template-process-lead">
        Days are working days of whoever sees to the step: their weekends, holidays, absences and a rest after a night
        on the incident do not count. 1 is the first working day.
      </p>
      {process.error && !process.data ? (
        <Failed error={process.error} what="process" retry={() => void process.refetch()} inline />
      ) : process.data ? (
        <Editor key={process.data.revision} templateKey={templateKey} stored={process.data} />
      ) : (
        <Bone height={160} />
      )}
    </section>
  );
}

function Editor({ templateKey, stored }: { templateKey: string; stored: Stored }) {
  const [steps, setSteps] = useState<DraftStep[]>(stored.steps);
  const save = useSetTemplateProcess();
  const preview = usePreviewTemplateProcess();
  const isSame = sameSteps(steps, stored.steps);
  const change = (index: number, to: Partial<DraftStep>) =>
    setSteps(steps.map((step, at) => (at === index ? { ...step, ...to } : step)));
  const store = (applyToOpen: boolean) =>
    save.mutate(
      { key: templateKey, steps: steps.map(plain), applyToOpen, baseRevision: stored.revision },
      { onSuccess: () => say(applyToOpen ? 'Saved, and on its way to open documents.' : 'Saved for new documents.') },
    );
  const ask = () =>
    preview.mutate(
      { key: templateKey, steps: steps.map(plain) },
      { onSuccess: ({ changing }) => changing === 0 && store(false) },
    );
  return (
    <>
      <ol className="process-rows">
        {steps.map((step, index) => (
          <ProcessStepRow
            key={step.key}
            step={step}
            isFirst={index === 0}
            onChange={(to) => change(index, to)}
            onMove={(by) => setSteps(moveStepTo(steps, index, index + by))}
            onRemove={() => setSteps(steps.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <div className="process-add">
        {missingKinds(steps).map((step) => (
          <Button key={step.key} small onClick={() => setSteps(addStep(steps, step))}>
            + {step.title}
          </Button>
        ))}
        <Button small onClick={() => setSteps(addStep(steps, ownStep(steps)))}>
          + A step of your own
        </Button>
      </div>
      <FormError error={save.error ?? preview.error} />
      <div className="process-save">
        <Button look="primary" busy={preview.isPending || save.isPending} disabled={isSame} onClick={ask}>
          Save the process
        </Button>
        {!isSame && (
          <Button look="plain" onClick={() => setSteps(stored.steps)}>
            Undo
          </Button>
        )}
        <span className="field-hint">
          {stored.changedBy ? `Changed by ${stored.changedBy}.` : 'As it came with Debrief.'}
        </span>
      </div>
      {preview.data && preview.data.changing > 0 && (
        <ApplyProcess
          preview={preview.data}
          onClose={preview.reset}
          onChoose={(applyToOpen) => {
            preview.reset();
            store(applyToOpen);
          }}
        />
      )}
    </>
  );
}
