import { X } from 'lucide-react';
import { useState } from 'react';
import { useAddCoWriter, useRemoveCoWriter } from '../../../data/ownership.ts';
import { useDocument } from '../../../document/document-context.ts';
import { PersonPicker } from '../../../people/person-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';

/** Who writes it with the owner: named in the head and in copies. */
export function CoWriters({ mayEdit }: { mayEdit: boolean }) {
  const { postMortem } = useDocument();
  const add = useAddCoWriter();
  const remove = useRemoveCoWriter();
  const [isAdding, setAdding] = useState(false);
  const { coWriters, owner, reference: id } = postMortem;
  if (!mayEdit && coWriters.length === 0) return null;
  const taken = [...coWriters.map((one) => one.id), ...(owner.person && owner.accepted ? [owner.person.id] : [])];
  return (
    <section className="co-writers" aria-label="Co-writers">
      <h2>Co-writers</h2>
      <ul>
        {coWriters.map((person) => (
          <li key={person.id} className="owner-name">
            <Avatar name={person.name} />
            <span dir="auto">{person.name}</span>
            {mayEdit && (
              <Button
                small
                icon
                look="plain"
                aria-label={`${person.name} is no co-writer`}
                busy={remove.isPending}
                onClick={() => remove.mutate({ id, personId: person.id })}
              >
                <X size={14} aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit &&
        (isAdding ? (
          <PersonPicker
            label="Who writes it too?"
            membersOnly
            except={taken}
            onPick={({ id: personId }) => add.mutate({ id, personId }, { onSuccess: () => setAdding(false) })}
          />
        ) : (
          <Button small onClick={() => setAdding(true)}>
            Add a co-writer
          </Button>
        ))}
    </section>
  );
}
