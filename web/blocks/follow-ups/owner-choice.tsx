import { useState } from 'react';
import { usePeople } from '../../data/people.ts';
import { useMe } from '../../data/session.ts';
import { TextButton } from '../../ui/button.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';

type Person = { id: string; name: string };
type OwnerProps = { owner: Person | null; about: string; mayEdit: boolean; onChange: (owner: Person | null) => void };

/** Who does it, as a word that opens the choice of another. */
export function OwnerChoice({ owner, about, mayEdit, onChange }: OwnerProps) {
  const [isOpen, setOpen] = useState(false);
  const word = <bdi className="clamp-1">{owner?.name ?? 'nobody yet'}</bdi>;
  if (!mayEdit) return <span className={owner ? '' : 'faint'}>{word}</span>;
  return (
    <Popover
      label={`Owner of: ${about}`}
      width={280}
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={`choice ${owner ? '' : 'faint'}`}
          aria-label={`Owner: ${owner?.name ?? 'nobody yet'}. Change`}
        >
          {word}
        </button>
      }
    >
      <ChooseOwner
        owner={owner}
        onChange={(next) => {
          setOpen(false);
          onChange(next);
        }}
      />
    </Popover>
  );
}

export function ChooseOwner({ owner, onChange }: Pick<OwnerProps, 'owner' | 'onChange'>) {
  const me = useMe();
  const [query, setQuery] = useState('');
  const people = usePeople(query.trim());
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <Picker
        label="Who does it?"
        query={query}
        onQuery={setQuery}
        items={(people.data?.items ?? []).slice(0, 7).map(({ id, name }) => ({ id, name }))}
        onPick={({ id, name }) => onChange({ id, name })}
      />
      <span className="small" style={{ display: 'flex', gap: 14 }}>
        {me?.id && me.id !== owner?.id && (
          <TextButton onClick={() => onChange({ id: me.id!, name: me.name })}>I do</TextButton>
        )}
        {owner && (
          <TextButton quiet onClick={() => onChange(null)}>
            Nobody yet
          </TextButton>
        )}
      </span>
    </div>
  );
}
