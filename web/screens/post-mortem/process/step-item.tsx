import { Check, Minus } from 'lucide-react';
import { useId } from 'react';
import type { Step } from '../../../data/processes.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { useZone } from '../../../ui/zone.ts';
import { StepDetails } from './step-details.tsx';
import { saySettled, sayWhen } from './step-words.ts';

type Props = { step: Step; isPaused: boolean; isShown: boolean; onShow: (show: boolean) => void };

/** One step on a line or two; pressed, it says why it is due when and what can be done about it. */
export function StepItem({ step, isPaused, isShown, onShow }: Props) {
  const zone = useZone();
  const id = useId();
  const { state, person, words } = step;
  const looks = [`is-${state}`, step.next && 'is-next', step.overdue && 'is-late', isShown && 'is-shown'];
  const when = state === 'open' ? sayWhen(step, zone, isPaused) : saySettled(step, zone);
  return (
    <li className={`process-step ${looks.filter(Boolean).join(' ')}`} aria-current={step.next ? 'step' : undefined}>
      <button
        type="button"
        className="process-line"
        aria-expanded={isShown}
        aria-controls={id}
        onClick={() => onShow(!isShown)}
      >
        <span className="process-mark" role="img" aria-label={STATES[state]}>
          {state === 'done' && <Check size={11} strokeWidth={3} aria-hidden />}
          {state === 'skipped' && <Minus size={11} strokeWidth={3} aria-hidden />}
        </span>
        <span className="process-text">
          <span className="process-title">
            <span className="words" dir="auto">
              {step.title}
            </span>
            {!step.required && state === 'open' && <em>optional</em>}
          </span>
          {when && <span className="process-when">{when}</span>}
          {state === 'open' && words && <span className="process-words">{words}</span>}
        </span>
        {person && (
          <span data-tip={state === 'open' ? person.name : undefined}>
            <Avatar name={person.name} />
            <span className="hidden-text">{person.name}</span>
          </span>
        )}
      </button>
      <div id={id}>{isShown && <StepDetails step={step} />}</div>
    </li>
  );
}

const STATES = { open: 'Open', done: 'Done', skipped: 'Left out' };
