import { useState } from 'react';
import { useAskOwner } from '../../../data/ownership.ts';
import { useMe } from '../../../data/session.ts';
import { useWorkload } from '../../../data/workload.ts';
import { useDocument } from '../../../document/document-context.ts';
import { PersonPicker } from '../../../people/person-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { FormError, TextArea } from '../../../ui/field.tsx';
import { say } from '../../../ui/toast-store.ts';

type Person = { id: string; name: string };

/** Who could own it next. They are asked: nobody becomes an owner without a yes of their own. */
export function NextOwner({ onDone }: { onDone: () => void }) {
  const { postMortem } = useDocument();
  const [asked, setAsked] = useState<Person | null>(null);
  const [isSearching, setSearching] = useState(false);
  if (asked) return <AskForm person={asked} onDone={onDone} onCancel={() => setAsked(null)} />;
  return (
    <>
      {!postMortem.handover && !isSearching && <Suggestions onAsk={setAsked} />}
      {isSearching ? (
        <PersonPicker
          label="Who could own it?"
          membersOnly
          showsWork
          except={postMortem.owner.person && postMortem.owner.accepted ? [postMortem.owner.person.id] : []}
          onPick={setAsked}
        />
      ) : (
        <Button small onClick={() => setSearching(true)}>
          {postMortem.owner.accepted ? 'Hand it over…' : 'Ask somebody…'}
        </Button>
      )}
    </>
  );
}

function Suggestions({ onAsk }: { onAsk: (person: Person) => void }) {
  const { postMortem } = useDocument();
  const { owner } = postMortem;
  const others = postMortem.suggestions.filter((one) => one.person.id !== owner.person?.id).slice(0, 3);
  const work = useWorkload(others.map(({ person }) => person.id));
  return others.map(({ person, reasons, against, isMember }) => (
    <div key={person.id} className="owner-person">
      <div className="owner-name">
        <Avatar name={person.name} />
        <span dir="auto">{person.name}</span>
        {isMember && (
          <Button small onClick={() => onAsk(person)} aria-label={`Ask ${person.name}`}>
            Ask
          </Button>
        )}
      </div>
      <ul>
        {reasons.slice(0, 3).map((reason) => (
          <li key={reason.text}>{reason.text}</li>
        ))}
        {against
          // What they have open is said as it is now, not as it was when the draft was written.
          .filter((reason) => !/^Already owns/.test(reason))
          .map((reason) => (
            <li key={reason} className="is-against">
              {reason}
            </li>
          ))}
        {work.has(person.id) && <li className="is-against">{work.get(person.id)}</li>}
      </ul>
    </div>
  ));
}

function AskForm({ person, onDone, onCancel }: { person: Person; onDone: () => void; onCancel: () => void }) {
  const { postMortem } = useDocument();
  const me = useMe();
  const ask = useAskOwner();
  const [note, setNote] = useState('');
  const isMe = person.id === me?.id;
  const stays = postMortem.owner.person && postMortem.owner.accepted ? postMortem.owner.person.name : null;
  return (
    <form
      className="owner-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(
          { id: postMortem.reference, personId: person.id, note: note.trim() || undefined },
          {
            onSuccess: () => {
              say(isMe ? `You own ${postMortem.reference}.` : `${person.name} is asked.`);
              onDone();
            },
          },
        );
      }}
    >
      <TextArea
        label={isMe ? 'A note for the record' : `A note to ${person.name}`}
        optional
        rows={2}
        value={note}
        maxLength={2000}
        hint={
          isMe ? undefined : stays ? `Until they say yes, ${stays} owns it.` : 'Until they say yes, nobody owns it.'
        }
        onChange={(event) => setNote(event.target.value)}
        autoFocus
      />
      <FormError error={ask.error} />
      <div className="owner-acts">
        <Button small type="submit" look="primary" busy={ask.isPending}>
          {isMe ? 'Take it' : `Ask ${person.name}`}
        </Button>
        <Button small look="plain" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
}
