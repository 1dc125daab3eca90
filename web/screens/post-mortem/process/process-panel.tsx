import { useState } from 'react';
import { useProcess, useResumeProcess } from '../../../data/processes.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { Bone, Failed } from '../../../ui/states.tsx';
import { say } from '../../../ui/toast-store.ts';
import { DayAndClock } from '../../../ui/when.tsx';
import { PauseForm } from './pause-form.tsx';
import { StepItem } from './step-item.tsx';
import './process.css';

/** How the post-mortem travels: what is done, what is next, who sees to it and by when. */
export function ProcessPanel() {
  const { postMortem } = useDocument();
  const ref = postMortem.reference;
  const process = useProcess(ref);
  const [shown, setShown] = useState<string | null>(null);
  if (process.error && !process.data)
    return <Failed error={process.error} what="steps" retry={() => void process.refetch()} inline />;
  if (!process.data) return <Bone height={120} />;
  const { steps, paused, may } = process.data;
  // What was brought in from elsewhere has travelled already.
  if (steps.length === 0) return null;
  const settled = steps.filter((one) => one.state !== 'open').length;
  return (
    <section aria-label="Steps" className="process">
      <h2 className="group-title">
        Steps
        <span className="process-count">
          {settled} of {steps.length}
        </span>
      </h2>
      {paused && <Paused paused={paused} mayEdit={may['post-mortem.edit'] === true} />}
      <ol className={`process-steps ${paused ? 'is-paused' : ''}`}>
        {steps.map((step) => (
          <StepItem
            key={step.key}
            step={step}
            isPaused={paused !== null}
            isShown={shown === step.key}
            onShow={(show) => setShown(show ? step.key : null)}
          />
        ))}
      </ol>
      {may['post-mortem.edit'] && !paused && postMortem.status !== 'published' && <Pause />}
    </section>
  );
}

function Pause() {
  const [asking, setAsking] = useState(false);
  if (asking) return <PauseForm onClose={() => setAsking(false)} />;
  return (
    <p className="process-foot">
      <TextButton quiet onClick={() => setAsking(true)}>
        Pause…
      </TextButton>
    </p>
  );
}

type PausedProps = { paused: { since: string; because: string; by: string }; mayEdit: boolean };
function Paused({ paused, mayEdit }: PausedProps) {
  const { postMortem } = useDocument();
  const resume = useResumeProcess();
  return (
    <div className="process-paused">
      <p>
        <b>Paused</b>: <span className="words">{paused.because}</span>
      </p>
      <p className="small quiet">
        <bdi>{paused.by}</bdi>, <DayAndClock at={paused.since} />. Nothing is due and nobody is reminded.
      </p>
      {mayEdit && (
        <Button
          small
          busy={resume.isPending}
          onClick={() =>
            resume.mutate(
              { id: postMortem.reference },
              { onSuccess: () => say('Work goes on. What is open is due as many working days later.') },
            )
          }
        >
          Resume
        </Button>
      )}
    </div>
  );
}
