import { useState } from 'react';
import type { TrackerAccount } from '../../../data/trackers.ts';
import { PersonPicker } from '../../../people/person-picker.tsx';
import { Button, TextButton } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';

type Props = {
  account: TrackerAccount;
  onSet: (account: string, personId: string | null) => void;
  isBusy: boolean;
};

export function AccountRow({ account: one, onSet, isBusy }: Props) {
  const { account, name, handle, issues, person, known, suggested } = one;
  const shown = name ?? handle ?? account;
  const also = [handle, account].filter((word) => word && word !== shown);
  return (
    <li className={known === 'unknown' ? 'is-unknown' : ''}>
      <span className="tracker-account">
        <b className="words" dir="auto">
          {shown}
        </b>
        <span className="small faint words">
          {[...new Set(also), issues > 0 ? `${issues} ${issues === 1 ? 'issue' : 'issues'}` : 'no issue now'].join(
            ' · ',
          )}
        </span>
      </span>
      <span className="tracker-person">
        <Choose label={shown} name={person?.name ?? null} onPick={(id) => onSet(account, id)} isBusy={isBusy} />
        <span className="small faint">
          {known === 'by-address' && 'by address or handle'}
          {known === 'kept' && (
            <TextButton
              quiet
              disabled={isBusy}
              onClick={() => onSet(account, null)}
              aria-label={`Forget whose ${shown} is`}
            >
              Forget
            </TextButton>
          )}
          {suggested && (
            <TextButton disabled={isBusy} onClick={() => onSet(account, suggested.id)}>
              It is {suggested.name}
            </TextButton>
          )}
        </span>
      </span>
    </li>
  );
}

type ChooseProps = { label: string; name: string | null; onPick: (personId: string) => void; isBusy: boolean };
function Choose({ label, name, onPick, isBusy }: ChooseProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={`Who is ${label}?`}
      width={280}
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button small disabled={isBusy} aria-label={`${label} is ${name ?? 'nobody known'}. Change`}>
          <bdi className="clamp-1">{name ?? 'Who is this?'}</bdi>
        </Button>
      }
    >
      <PersonPicker
        label={`Who is ${label}?`}
        onPick={({ id }) => {
          setOpen(false);
          onPick(id);
        }}
      />
    </Popover>
  );
}
