import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { type Member, useInviteMember, useRenewMemberLink, useUpdateMember } from '../../data/people.ts';
import { useMe } from '../../data/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago } from '../../ui/when.tsx';
import { Confirm } from './confirm.tsx';
import type { MadeLink } from './invite.tsx';
import { MemberRole } from './member-role.tsx';
import { ROLE_WORDS } from './role-words.ts';
import '../../ui/chip.css';

type Props = { member: Member; onLink: (made: MadeLink) => void };
export function MemberRow({ member, onLink }: Props) {
  const isMe = member.id === useMe()?.id;
  return (
    <tr className={member.disabled ? 'is-off' : ''}>
      <td>
        <span className="person-cell">
          <Avatar name={member.name} />
          <span>
            <bdi className="strong words">{member.name}</bdi>
            {isMe && <span className="faint"> · you</span>}
            <small className="words">{member.email}</small>
          </span>
        </span>
      </td>
      <td>
        {member.invited || member.disabled ? ROLE_WORDS[member.role] : <MemberRole member={member} isMe={isMe} />}
      </td>
      <td>
        <State member={member} />
      </td>
      <td className="is-minor">
        {isMe ? (
          'now'
        ) : member.lastSeenAt ? (
          <Ago at={member.lastSeenAt} />
        ) : member.invited ? (
          <span className="faint">
            invited <Ago at={member.createdAt} />
          </span>
        ) : (
          <span className="faint">
            joined <Ago at={member.createdAt} />
          </span>
        )}
      </td>
      <td>
        <MemberMenu member={member} onLink={onLink} />
      </td>
    </tr>
  );
}

function State({ member }: { member: Member }) {
  if (member.disabled) return <span className="dot-word dot-hollow">Disabled</span>;
  if (member.invited) return <span className="dot-word dot-warn">Invited</span>;
  return <span className="dot-word dot-ok">Active</span>;
}

function MemberMenu({ member, onLink }: Props) {
  const update = useUpdateMember(true);
  const renew = useRenewMemberLink();
  const invite = useInviteMember(false);
  const [isSure, setSure] = useState(false);
  const { id, name, email, role, disabled } = member;
  const enable = (on: boolean) =>
    update.mutate(
      { id, disabled: !on },
      {
        onSuccess: () => {
          setSure(false);
          say(on ? `${name} can sign in again.` : `${name} was signed out everywhere.`, {
            action: { label: 'Undo', run: () => update.mutate({ id, disabled: on }) },
          });
        },
      },
    );
  return (
    <>
      <Menu
        trigger={
          <Button look="plain" small icon aria-label={`What to do with ${name}`}>
            <MoreHorizontal size={15} aria-hidden />
          </Button>
        }
      >
        {member.invited ? (
          <MenuItem
            onSelect={() =>
              invite.mutate(
                { name, email, role },
                { onSuccess: (link) => onLink({ ...link, for: name, isPassword: false }) },
              )
            }
          >
            New invitation link
          </MenuItem>
        ) : (
          <>
            <MenuItem
              onSelect={() =>
                renew.mutate({ id }, { onSuccess: (link) => onLink({ ...link, for: name, isPassword: true }) })
              }
            >
              Link for a new password
            </MenuItem>
            <MenuLine />
            {disabled ? (
              <MenuItem onSelect={() => enable(true)}>Let sign in again</MenuItem>
            ) : (
              <MenuItem danger onSelect={() => setSure(true)}>
                Disable…
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {isSure && (
        <Confirm
          title={`Disable ${name}?`}
          verb="Disable"
          run={update}
          onConfirm={() => enable(false)}
          onClose={() => setSure(false)}
        >
          They are signed out at once and cannot sign in until an admin allows it again. What they wrote stays, and so
          do their follow-ups.
        </Confirm>
      )}
    </>
  );
}
