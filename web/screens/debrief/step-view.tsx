import { GROUND_RULES } from '#shared/rules/debrief-agenda.ts';
import { CloseStep } from './close-step.tsx';
import { FactorsStep } from './factors-step.tsx';
import { useMeetingState } from './meeting-context.ts';
import { ParkingStep } from './parking-step.tsx';
import { QuestionsStep } from './questions-step.tsx';
import { TimelineStep } from './timeline-step.tsx';

export function StepView() {
  const { step } = useMeetingState().place;
  switch (step) {
    case 'welcome':
      return <Welcome />;
    case 'timeline':
      return <TimelineStep />;
    case 'questions':
      return <QuestionsStep />;
    case 'factors':
      return <FactorsStep kind="factors" />;
    case 'helped':
      return <FactorsStep kind="helped" />;
    case 'parking-lot':
      return <ParkingStep />;
    case 'close':
      return <CloseStep />;
  }
}

function Welcome() {
  return (
    <section className="stage-words" aria-labelledby="stage-title">
      <h2 id="stage-title">Welcome</h2>
      <ol className="ground-rules">
        {GROUND_RULES.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </section>
  );
}
