import { X } from 'lucide-react';
import { FOLLOW_UP_STATUSES } from '#shared/contracts/post-mortems.ts';
import { PRIORITIES } from '#shared/rules/follow-up-work.ts';
import { STATUS_WORDS } from '../../blocks/follow-ups/status-menu.tsx';
import type { FollowUp } from '../../data/follow-ups.ts';
import { useTeams } from '../../data/teams.ts';
import { useIssuePlaces } from '../../data/trackers.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';

type Props = {
  count: number;
  onStatus: (status: FollowUp['status']) => void;
  onAssign: () => void;
  onDate: () => void;
  onTeam: (team: { id: string; name: string } | null) => void;
  onPriority: (priority: FollowUp['priority']) => void;
  onMerge: () => void;
  onIssues: () => void;
  onClear: () => void;
};

/** What can be done to all that are chosen, at the foot of the board. */
export function BulkBar({ count, onStatus, onAssign, onDate, onTeam, onPriority, onMerge, onIssues, onClear }: Props) {
  const teams = useTeams().data?.items ?? [];
  const hasTracker = (useIssuePlaces().data?.trackers.length ?? 0) > 0;
  if (count === 0) return null;
  return (
    <div className="bulk" role="toolbar" aria-label="Change what is chosen">
      <b className="num" role="status">
        {count} chosen
      </b>
      <Menu trigger={<Button small>Status</Button>} align="start">
        {FOLLOW_UP_STATUSES.map((one) => (
          <MenuItem key={one} onSelect={() => onStatus(one)}>
            {STATUS_WORDS[one]}
            {one === 'wont-do' && '…'}
          </MenuItem>
        ))}
      </Menu>
      <Button small onClick={onAssign}>
        Owner
      </Button>
      <Button small onClick={onDate}>
        Date
      </Button>
      <Menu trigger={<Button small>Priority</Button>} align="start">
        {PRIORITIES.map((one) => (
          <MenuItem key={one} onSelect={() => onPriority(one)}>
            {one[0]!.toUpperCase() + one.slice(1)}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem onSelect={() => onPriority(null)}>None</MenuItem>
      </Menu>
      {teams.length > 0 && (
        <Menu trigger={<Button small>Team</Button>} align="start">
          {teams.map((team) => (
            <MenuItem key={team.id} onSelect={() => onTeam(team)}>
              {team.name}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem onSelect={() => onTeam(null)}>None</MenuItem>
        </Menu>
      )}
      {hasTracker && (
        <Button small onClick={onIssues}>
          Issues…
        </Button>
      )}
      {count > 1 && (
        <Button small onClick={onMerge}>
          Merge…
        </Button>
      )}
      <Button small look="plain" icon aria-label="Choose none" onClick={onClear}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}
