import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { ROLES, type Role } from '#shared/rules/access.ts';
import { type Member, useUpdateMember } from '../../data/people.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { Confirm } from './confirm.tsx';
import { ROLE_MEANS, ROLE_WORDS } from './role-words.ts';

/** The role of a member, changed on the spot; giving up one's own is asked about first. */
export function MemberRole({ member, isMe }: { member: Member; isMe: boolean }) {
  const update = useUpdateMember();
  const updateMe = useUpdateMember(true);
  const [wanted, setWanted] = useState<Role | null>(null);
  const { id, name, role } = member;
  const change = (next: Role) => {
    if (next === role) return;
    if (isMe) return setWanted(next);
    update.mutate(
      { id, role: next },
      {
        onSuccess: () =>
          say(`${name} is ${next === 'viewer' ? 'a viewer' : `an ${next}`} now.`, {
            action: { label: 'Undo', run: () => update.mutate({ id, role }) },
          }),
      },
    );
  };
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button type="button" className="role-btn" aria-label={`${name}: ${ROLE_WORDS[role]}. Change the role`}>
            {ROLE_WORDS[role]}
            <ChevronDown size={12} aria-hidden />
          </button>
        }
      >
        {ROLES.map((one) => (
          <MenuItem key={one} onSelect={() => change(one)}>
            <span className="menu-check">{one === role && <Check size={14} aria-label="now" />}</span>
            <span className="role-choice">
              {ROLE_WORDS[one]}
              <span>{ROLE_MEANS[one]}</span>
            </span>
          </MenuItem>
        ))}
      </Menu>
      {wanted && (
        <Confirm
          title="Give up being an admin?"
          verb={`Become ${wanted === 'viewer' ? 'a viewer' : 'an editor'}`}
          run={updateMe}
          onConfirm={() => updateMe.mutate({ id, role: wanted }, { onSuccess: () => setWanted(null) })}
          onClose={() => setWanted(null)}
        >
          You will no longer reach this page, and only another admin can make you one again.
        </Confirm>
      )}
    </>
  );
}
