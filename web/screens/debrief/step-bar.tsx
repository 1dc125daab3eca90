import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { STEP_KEYS, STEP_TITLES } from '#shared/rules/debrief-agenda.ts';
import { StepClock } from './clock.tsx';
import { useMeetingState } from './meeting-context.ts';

/** The agenda: where the meeting is, where this device looks, and how the step's time goes. */
export function StepBar() {
  const { room, place, go, points } = useMeetingState();
  const { meeting, ideas } = room;
  const current = useRef<HTMLButtonElement>(null);
  const { step } = place;
  // On a phone the agenda is wider than the screen.
  useEffect(() => {
    if (step) current.current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [step]);
  const parked = ideas.filter((one) => one.state === 'parked').length;
  const counts: Partial<Record<string, number>> = { questions: points.length, 'parking-lot': parked };
  return (
    <nav className="step-bar" aria-label="Agenda">
      <ol>
        {STEP_KEYS.map((key) => (
          <li key={key}>
            <button
              ref={step === key ? current : undefined}
              type="button"
              aria-current={step === key ? 'step' : undefined}
              className={meeting.step === key ? 'is-on' : ''}
              onClick={() => go({ step: key })}
            >
              {key === 'timeline' && meeting.agreed && <Check size={14} aria-label="Agreed" />}
              {STEP_TITLES[key]}
              {counts[key] ? <small>{counts[key]}</small> : null}
            </button>
          </li>
        ))}
      </ol>
      <StepClock step={meeting.step} />
    </nav>
  );
}
