import { useState } from 'react';
import { useAnswerHandover } from '../../../data/ownership.ts';
import { useMe, useWord } from '../../../data/session.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast-store.ts';
import { DeclineForm } from './decline-form.tsx';
import './owner.css';

/** Whoever is asked to own it answers where they read it. */
export function AskedNotice() {
  const { postMortem } = useDocument();
  const me = useMe();
  const word = useWord();
  const answer = useAnswerHandover();
  const [declining, setDeclining] = useState(false);
  const { handover, reference: id, owner } = postMortem;
  if (!handover || handover.person.id !== me?.id) return null;
  return (
    <section className="notice" aria-label="You are asked to own it">
      <b dir="auto">{handover.by}</b> asks you to own this {word.one}.{' '}
      {owner.person && owner.accepted
        ? `Until you say yes, it stays with ${owner.person.name}.`
        : 'Nobody owns it until you say yes.'}
      {handover.note && (
        <blockquote className="owner-note words" dir="auto">
          {handover.note}
        </blockquote>
      )}
      {declining ? (
        <DeclineForm
          busy={answer.isPending}
          onCancel={() => setDeclining(false)}
          onDecline={(note) =>
            answer.mutate({ id, accept: false, note }, { onSuccess: () => say('Declined. You are not asked again.') })
          }
        />
      ) : (
        <div className="notice-acts">
          <Button
            small
            look="primary"
            busy={answer.isPending}
            onClick={() => answer.mutate({ id, accept: true }, { onSuccess: () => say(`You own ${id}.`) })}
          >
            I take it
          </Button>
          <Button small onClick={() => setDeclining(true)}>
            Decline…
          </Button>
        </div>
      )}
    </section>
  );
}
