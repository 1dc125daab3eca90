import { useAnswerHandover, useWithdrawHandover } from '../../../data/ownership.ts';
import { useMe } from '../../../data/session.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast-store.ts';
import { DayAndClock } from '../../../ui/when.tsx';

/** Who is asked, and who said no. */
export function HandoverState({ onDone }: { onDone: () => void }) {
  const { postMortem } = useDocument();
  const { handover, declined } = postMortem;
  return (
    <>
      {handover && <Asked onDone={onDone} />}
      {declined.map(({ person, note, at }) => (
        <p key={person.id} className="owner-declined small">
          <b dir="auto">{person.name}</b> declined <DayAndClock at={at} />
          {note && (
            <>
              : <q dir="auto">{note}</q>
            </>
          )}
        </p>
      ))}
    </>
  );
}

function Asked({ onDone }: { onDone: () => void }) {
  const { postMortem } = useDocument();
  const me = useMe();
  const answer = useAnswerHandover();
  const withdraw = useWithdrawHandover();
  const { reference: id, handover, may } = postMortem;
  if (!handover) return null;
  const isMine = handover.person.id === me?.id;
  return (
    <div className="owner-person">
      <div className="owner-name">
        <Avatar name={handover.person.name} />
        <b className="strong" dir="auto">
          {handover.person.name}
        </b>
        <span className="small faint">
          asked by {handover.by} <DayAndClock at={handover.askedAt} />
        </span>
      </div>
      {handover.note && (
        <blockquote className="owner-note words" dir="auto">
          {handover.note}
        </blockquote>
      )}
      {may['post-mortem.edit'] && (
        <div className="owner-acts">
          {isMine ? (
            <Button
              small
              look="primary"
              busy={answer.isPending}
              onClick={() =>
                answer.mutate(
                  { id, accept: true },
                  {
                    onSuccess: () => {
                      say(`You own ${id}.`);
                      onDone();
                    },
                  },
                )
              }
            >
              I take it
            </Button>
          ) : (
            <Button small look="plain" busy={withdraw.isPending} onClick={() => withdraw.mutate({ id })}>
              Ask no longer
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
