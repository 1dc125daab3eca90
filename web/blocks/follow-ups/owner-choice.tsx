import { useState } from 'react';
import { useMe } from '../../data/session.ts';
import { PersonPicker } from '../../people/person-picker.tsx';
import { TextButton } from '../../ui/button.tsx';
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
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <PersonPicker label="Who does it?" showsWork onPick={onChange} />
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
