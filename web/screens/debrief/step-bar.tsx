import { Check } from 'lucide-react';
import { STEP_KEYS, STEP_TITLES } from '#shared/rules/debrief-agenda.ts';
import { StepClock } from './clock.tsx';
import { useMeetingState } from './meeting-context.ts';

/** The agenda: where the meeting is, where this device looks, and how the step's time goes. */
export function StepBar() {
  const { room, place, go, points } = useMeetingState();
  const { meeting, ideas } = room;
  const parked = ideas.filter((one) => one.state === 'parked').length;
  const counts: Partial<Record<string, number>> = { questions: points.length, 'parking-lot': parked };
  return (
    <nav className="step-bar" aria-label="Agenda">
      <ol>
        {STEP_KEYS.map((key) => (
          <li key={key}>
            <button
              type="button"
              aria-current={place.step === key ? 'step' : undefined}
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
