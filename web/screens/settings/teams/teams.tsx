import { useState } from 'react';
import { useMay } from '../../../data/session.ts';
import { type Team, type TeamReach, useTeamReach, useTeams } from '../../../data/teams.ts';
import { Button } from '../../../ui/button.tsx';
import { BoneRows, Failed, State } from '../../../ui/states.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { EditTeam } from './edit-team.tsx';
import { TeamItem } from './team-item.tsx';
import '../channels/channels.css';

/** Who belongs together, who helps when something stays undone, and how the team is told. */
export default function TeamsPage() {
  const may = useMay('team.manage');
  const teams = useTeams();
  const reach = useTeamReach();
  const [edited, setEdited] = useState<Team | 'new' | null>(null);
  const reachOf = (id: string): TeamReach =>
    reach.data?.items.find((one) => one.teamId === id) ?? { teamId: id, escalateAfter: 5, digest: true };
  const items = teams.data?.items ?? [];
  const isReady = teams.data !== undefined && reach.data !== undefined;
  const error = teams.error ?? reach.error;
  return (
    <>
      <SettingsHead
        title="Teams"
        action={
          may && (
            <Button look="primary" onClick={() => setEdited('new')}>
              Add a team
            </Button>
          )
        }
      >
        A team owns services and has members. Its manager is asked to help when something of a member stays undone, and
        its week is summed up on Mondays.
      </SettingsHead>
      {error && !isReady ? (
        <Failed error={error} what="list of teams" retry={() => void teams.refetch()} inline />
      ) : !isReady ? (
        <BoneRows rows={4} />
      ) : items.length === 0 ? (
        <State title="No team yet" inline>
          <p>{may ? 'Add one to have its week summed up and help asked for.' : 'An admin can add teams.'}</p>
        </State>
      ) : (
        <div className="channel-list">
          {items.map((team) => (
            <TeamItem key={team.id} team={team} reach={reachOf(team.id)} mayEdit={may} onEdit={() => setEdited(team)} />
          ))}
        </div>
      )}
      {edited && (
        <EditTeam
          team={edited === 'new' ? null : edited}
          reach={edited === 'new' ? null : reachOf(edited.id)}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
