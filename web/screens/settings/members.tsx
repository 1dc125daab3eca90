import { useState } from 'react';
import { useMembers } from '../../data/people.ts';
import { Button } from '../../ui/button.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { DayAndClock } from '../../ui/when.tsx';
import { ForAdmins } from './for-admins.tsx';
import { Invite, type MadeLink } from './invite.tsx';
import { Made } from './made.tsx';
import { MemberRow } from './member-row.tsx';
import { SettingsHead } from './settings-head.tsx';

export default function MembersPage() {
  return (
    <ForAdmins action="member.read" title="Members" why="There, people are invited and given their role.">
      <Members />
    </ForAdmins>
  );
}

function Members() {
  const members = useMembers();
  const [isInviting, setInviting] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  return (
    <>
      <SettingsHead
        title="Members"
        action={
          <Button look="primary" onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        }
      >
        Everybody who can sign in. People named in timelines need no account; invite whoever should write.
      </SettingsHead>
      {made && (
        <Made value={made.link} copyLabel="Copy link" onDone={() => setMade(null)}>
          {made.isPassword ? 'A link to a new password for ' : 'An invitation for '}
          <bdi className="strong">{made.for}</bdi>. Debrief sends no mail: copy the link and hand it over. It works
          once, until <DayAndClock at={made.expiresAt} />.
        </Made>
      )}
      {members.error && !members.data ? (
        <Failed error={members.error} what="list of members" retry={() => void members.refetch()} inline />
      ) : !members.data ? (
        <BoneRows rows={4} />
      ) : (
        <table className="table members-table">
          <thead>
            <tr>
              <th>Member</th>
              <th>Role</th>
              <th>State</th>
              <th className="is-minor">Last seen</th>
              <th>
                <span className="hidden-text">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.data.items.map((member) => (
              <MemberRow key={member.id} member={member} onLink={setMade} />
            ))}
          </tbody>
        </table>
      )}
      {isInviting && <Invite onClose={() => setInviting(false)} onMade={setMade} />}
    </>
  );
}
