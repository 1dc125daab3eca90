import { Check, Lock } from 'lucide-react';
import { useState } from 'react';
import { type Idea, useParkAgain, usePlanIdea, usePutIdeaAway } from '../../data/debriefs.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useMeetingState } from './meeting-context.ts';

/** Ideas for fixes, and what becomes of each, once it is agreed what happened. */
export function ParkingStep() {
  const { room } = useMeetingState();
  const { ideas, ideasWait } = room;
  return (
    <section className="stage-words" aria-labelledby="stage-title">
      <h2 id="stage-title">Parking lot</h2>
      {ideasWait && (
        <p className="ideas-wait">
          <Lock size={18} aria-hidden /> {ideasWait}
        </p>
      )}
      {ideas.length === 0 && (
        <p className="meeting-lead">Nothing is parked. Press P whenever somebody has an idea for a fix.</p>
      )}
      <ul className="ideas">
        {ideas.map((one) => (
          <IdeaRow key={one.id} idea={one} />
        ))}
      </ul>
    </section>
  );
}

function IdeaRow({ idea }: { idea: Idea }) {
  const { postMortem, room, mayEdit } = useMeetingState();
  const again = useParkAgain(postMortem.id);
  const [opens, setOpens] = useState<'plan' | 'away' | null>(null);
  const mayDecide = mayEdit && room.ideasWait === null && idea.state === 'parked';
  return (
    <li className={`idea idea-${idea.state}`}>
      <div className="idea-words">
        <b className="words" dir="auto">
          {idea.text}
        </b>
        <small>
          <bdi>{idea.by}</bdi>
        </small>
      </div>
      {idea.state === 'follow-up' && (
        <span className="agreed">
          <Check size={16} aria-hidden /> Follow-up{idea.followUp?.ownerName && ` for ${idea.followUp.ownerName}`}
        </span>
      )}
      {idea.state === 'put-away' && (
        <span className="faint">
          Put away: <bdi>{idea.because}</bdi>{' '}
          {mayEdit && <TextButton onClick={() => again.mutate({ id: idea.id })}>Park again</TextButton>}
        </span>
      )}
      {mayDecide && opens === null && (
        <span className="idea-acts">
          <Button look="primary" onClick={() => setOpens('plan')}>
            Make a follow-up
          </Button>
          <Button onClick={() => setOpens('away')}>Put away</Button>
        </span>
      )}
      {mayDecide && opens === 'plan' && <PlanForm idea={idea} onDone={() => setOpens(null)} />}
      {mayDecide && opens === 'away' && <AwayForm idea={idea} onDone={() => setOpens(null)} />}
    </li>
  );
}

type FormProps = { idea: Idea; onDone: () => void };

function PlanForm({ idea, onDone }: FormProps) {
  const { postMortem, room } = useMeetingState();
  const plan = usePlanIdea(postMortem.id);
  const [title, setTitle] = useState(idea.text);
  const [ownerId, setOwnerId] = useState('');
  const [dueOn, setDueOn] = useState('');
  const save = () =>
    plan.mutate(
      { id: idea.id, title, ...(ownerId ? { ownerId } : {}), ...(dueOn ? { dueOn } : {}) },
      { onSuccess: onDone },
    );
  return (
    <div className="idea-form">
      <TextField label="What will be done" value={title} onChange={(event) => setTitle(event.target.value)} autoFocus />
      <SelectField label="Owner" optional value={ownerId} onChange={(event) => setOwnerId(event.target.value)}>
        <option value="">Nobody yet</option>
        {room.attendance.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      <TextField label="Due" optional type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
      <span className="idea-acts">
        <Button look="primary" disabled={!title.trim()} busy={plan.isPending} onClick={save}>
          Plan it
        </Button>
        <Button look="plain" onClick={onDone}>
          Not now
        </Button>
      </span>
    </div>
  );
}

function AwayForm({ idea, onDone }: FormProps) {
  const { postMortem } = useMeetingState();
  const away = usePutIdeaAway(postMortem.id);
  const [because, setBecause] = useState('');
  return (
    <div className="idea-form">
      <TextField label="Why not" value={because} onChange={(event) => setBecause(event.target.value)} autoFocus />
      <span className="idea-acts">
        <Button
          look="primary"
          disabled={!because.trim()}
          busy={away.isPending}
          onClick={() => away.mutate({ id: idea.id, because }, { onSuccess: onDone })}
        >
          Put away
        </Button>
        <Button look="plain" onClick={onDone}>
          Not now
        </Button>
      </span>
    </div>
  );
}
