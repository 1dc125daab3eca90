import { Circle, CircleCheck, CircleDot, CircleSlash2, type LucideIcon } from 'lucide-react';
import { FOLLOW_UP_STATUSES } from '#shared/contracts/post-mortems.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import './status-menu.css';

type Status = FollowUp['status'];
export const STATUS_WORDS: Record<Status, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  'wont-do': 'Won’t do',
};
const ICONS: Record<Status, LucideIcon> = {
  open: Circle,
  'in-progress': CircleDot,
  done: CircleCheck,
  'wont-do': CircleSlash2,
};

function StatusIcon({ value }: { value: Status }) {
  const Icon = ICONS[value];
  return <Icon size={16} strokeWidth={1.8} aria-hidden className={`fu-icon is-${value}`} />;
}

type Props = { followUp: FollowUp; onChange: (status: Status) => void };
/** Where a follow-up stands; whoever may, changes it on the spot. */
export function StatusMenu({ followUp, onChange }: Props) {
  const { status, reference } = followUp;
  if (!followUp.may['follow-up.edit']) {
    return (
      <span className="fu-status" role="img" aria-label={STATUS_WORDS[status]} data-tip={STATUS_WORDS[status]}>
        <StatusIcon value={status} />
      </span>
    );
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="fu-status"
          aria-label={`${reference}: ${STATUS_WORDS[status]}. Change it`}
          data-tip={STATUS_WORDS[status]}
        >
          <StatusIcon value={status} />
        </button>
      }
    >
      {FOLLOW_UP_STATUSES.map((one) => (
        <MenuItem key={one} disabled={one === status} onSelect={() => onChange(one)}>
          <StatusIcon value={one} />
          {STATUS_WORDS[one]}
          {one === 'wont-do' && '…'}
        </MenuItem>
      ))}
    </Menu>
  );
}
