import { useState } from 'react';
import { usePeople } from '../../data/people.ts';
import { useSetOwner } from '../../data/post-mortems.ts';
import { useMe } from '../../data/session.ts';
import { useDocument } from '../../document/document-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';
import { say } from '../../ui/toast-store.ts';
import './owner.css';

/** Who gets it over the finish line: proposed with reasons, taken or declined by a person. */
export function Owner() {
  const { postMortem, mayEdit } = useDocument();
  const [open, setOpen] = useState(false);
  const { person, accepted } = postMortem.owner;
  const words = person ? (accepted ? 'Owner' : 'Proposed owner') : 'Owner';
  return (
    <Popover
      label="Owner"
      width={380}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button">
          {words}{' '}
          <b className={accepted && person ? '' : 'is-unknown'} dir="auto">
            {person?.name ?? 'nobody yet'}
          </b>
        </button>
      }
    >
      <OwnerChoice mayEdit={mayEdit} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function OwnerChoice({ mayEdit, onDone }: { mayEdit: boolean; onDone: () => void }) {
  const { postMortem } = useDocument();
  const me = useMe();
  const setOwner = useSetOwner();
  const [choosing, setChoosing] = useState(false);
  const { person, accepted, reasons } = postMortem.owner;
  const choose = (personId: string | null, name: string | null) => {
    setOwner.mutate(
      { id: postMortem.reference, personId },
      {
        onSuccess: () => {
          say(name ? `${name} owns ${postMortem.reference}.` : 'Nobody owns it now.');
          onDone();
        },
      },
    );
  };
  const others = postMortem.suggestions.filter((one) => one.person.id !== person?.id).slice(0, 3);
  const isMine = person !== null && person.id === me?.id;
  return (
    <>
      {person ? (
        <div className="owner-person">
          <div className="owner-name">
            <Avatar name={person.name} />
            <b className="strong" dir="auto">
              {person.name}
            </b>
            <span className="small faint">{accepted ? 'owns it' : 'proposed'}</span>
          </div>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {mayEdit && (
            <div className="owner-acts">
              {!accepted && (
                <Button small look="primary" busy={setOwner.isPending} onClick={() => choose(person.id, person.name)}>
                  {isMine ? 'I take it' : 'Accept'}
                </Button>
              )}
              <Button small busy={setOwner.isPending} onClick={() => choose(null, null)}>
                {accepted ? 'Take the owner away' : isMine ? 'Not me' : 'Decline'}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <p className="quiet">
          Nobody owns it yet. The owner need not write it alone, only see that it gets done. Pressing the button that
          set it off is neither a reason for nor against.
        </p>
      )}
      {mayEdit &&
        others.map((one) => (
          <div key={one.person.id} className="owner-person">
            <div className="owner-name">
              <Avatar name={one.person.name} />
              <span dir="auto">{one.person.name}</span>
              <Button small busy={setOwner.isPending} onClick={() => choose(one.person.id, one.person.name)}>
                Choose
              </Button>
            </div>
            <ul>
              {one.reasons.slice(0, 3).map((reason) => (
                <li key={reason.text}>{reason.text}</li>
              ))}
              {one.against.map((against) => (
                <li key={against} className="is-against">
                  {against}
                </li>
              ))}
            </ul>
          </div>
        ))}
      {mayEdit &&
        (choosing ? (
          <PersonSearch onPick={(picked) => choose(picked.id, picked.name)} />
        ) : (
          <Button small look="plain" onClick={() => setChoosing(true)}>
            Somebody else…
          </Button>
        ))}
    </>
  );
}

function PersonSearch({ onPick }: { onPick: (person: { id: string; name: string }) => void }) {
  const [query, setQuery] = useState('');
  const people = usePeople(query.trim());
  return (
    <Picker
      label="Whose name?"
      query={query}
      onQuery={setQuery}
      items={(people.data?.items ?? [])
        .slice(0, 8)
        .map((person) => ({ id: person.id, name: person.name, note: person.isMember ? undefined : 'cannot sign in' }))}
      onPick={onPick}
    />
  );
}
