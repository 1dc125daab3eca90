import { useState } from 'react';
import { useAnswerHandover } from '../../../data/ownership.ts';
import { useSetOwner } from '../../../data/post-mortems.ts';
import { useMe } from '../../../data/session.ts';
import { useWorkload } from '../../../data/workload.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast-store.ts';
import { DeclineForm } from './decline-form.tsx';

/** Who owns it now, or is proposed by the draft, and why. */
export function OwnerNow({ mayEdit, onDone }: { mayEdit: boolean; onDone: () => void }) {
  const { postMortem } = useDocument();
  const { person, accepted, reasons, hasLeft } = postMortem.owner;
  const work = useWorkload(person ? [person.id] : []);
  if (!person)
    return (
      <p className="quiet">
        Nobody owns it yet. The owner need not write it alone, only see that it gets done. Pressing the button that set
        it off is neither a reason for nor against.
      </p>
    );
  return (
    <div className="owner-person">
      <div className="owner-name">
        <Avatar name={person.name} />
        <b className="strong" dir="auto">
          {person.name}
        </b>
        <span className="small faint">{accepted ? 'owns it' : 'proposed, has not said yes'}</span>
      </div>
      <ul>
        {hasLeft && <li className="is-warn">Cannot sign in any more: somebody else has to take it. Ask below.</li>}
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {work.has(person.id) && <li className="is-against">{work.get(person.id)}</li>}
      </ul>
      {mayEdit && <OwnerActs onDone={onDone} />}
    </div>
  );
}

function OwnerActs({ onDone }: { onDone: () => void }) {
  const { postMortem } = useDocument();
  const me = useMe();
  const setOwner = useSetOwner();
  const answer = useAnswerHandover();
  const [declining, setDeclining] = useState(false);
  const { reference: id } = postMortem;
  const { person, accepted } = postMortem.owner;
  const isMine = person !== null && person.id === me?.id;
  const done = (words: string) => ({
    onSuccess: () => {
      say(words);
      onDone();
    },
  });
  if (declining)
    return (
      <DeclineForm
        busy={answer.isPending}
        onCancel={() => setDeclining(false)}
        onDecline={(note) => answer.mutate({ id, accept: false, note }, done('You are not asked again.'))}
      />
    );
  return (
    <div className="owner-acts">
      {isMine && !accepted && (
        <>
          <Button
            small
            look="primary"
            busy={answer.isPending}
            onClick={() => answer.mutate({ id, accept: true }, done(`You own ${id}.`))}
          >
            I take it
          </Button>
          <Button small onClick={() => setDeclining(true)}>
            Not me…
          </Button>
        </>
      )}
      {!isMine && me?.id && (
        <Button
          small
          busy={setOwner.isPending}
          onClick={() => setOwner.mutate({ id, personId: me.id }, done(`You own ${id}.`))}
        >
          I take it
        </Button>
      )}
      {accepted && (
        <Button
          small
          busy={setOwner.isPending}
          onClick={() => setOwner.mutate({ id, personId: null }, done('Nobody owns it now.'))}
        >
          {isMine ? 'Give it up' : 'Take the owner away'}
        </Button>
      )}
    </div>
  );
}
