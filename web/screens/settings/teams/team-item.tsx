import { Link } from '@tanstack/react-router';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { count, sayList } from '#shared/rules/plain-words.ts';
import { type Team, type TeamReach, useRemoveTeam } from '../../../data/teams.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { Confirm } from '../confirm.tsx';

type Props = { team: Team; reach: TeamReach; mayEdit: boolean; onEdit: () => void };

export function TeamItem({ team, reach, mayEdit, onEdit }: Props) {
  const remove = useRemoveTeam();
  const [isRemoving, setRemoving] = useState(false);
  const { id, name, manager, members, services } = team;
  return (
    <section className="channel" aria-label={name}>
      <div className="channel-text">
        <b className="words" dir="auto">
          {name}
        </b>
        <span className="small faint">
          {members.length === 0 ? 'No members' : sayList(members.map((one) => one.name))}
          {services.length > 0 && ` · ${sayList(services.map((one) => one.name))}`}
        </span>
        <span className="small faint">{sayReach(manager?.name ?? null, reach)}</span>
      </div>
      <div className="channel-acts">
        <Link to="/digests/$team" params={{ team: id }} className="btn btn-small">
          This week
        </Link>
        {mayEdit && (
          <Menu
            trigger={
              <Button look="plain" small icon aria-label={`What to do with ${name}`}>
                <MoreHorizontal size={15} aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={onEdit}>Edit…</MenuItem>
            <MenuLine />
            <MenuItem danger onSelect={() => setRemoving(true)}>
              Remove…
            </MenuItem>
          </Menu>
        )}
      </div>
      {isRemoving && (
        <Confirm
          title={`Remove ${name}?`}
          verb="Remove"
          run={remove}
          onConfirm={() => remove.mutate({ id }, { onSuccess: () => setRemoving(false) })}
          onClose={() => setRemoving(false)}
        >
          Its {count(members.length, 'member')} and {count(services.length, 'service')} stay; its channels go with it.
        </Confirm>
      )}
    </section>
  );
}

function sayReach(manager: string | null, { escalateAfter, digest }: TeamReach): string {
  const help =
    manager === null
      ? 'No manager: nobody is asked to help with what is late'
      : escalateAfter === null
        ? `${manager} manages it, and is not told of what is late`
        : `${manager} is asked to help after ${count(escalateAfter, 'working day')}`;
  return `${help} · ${digest ? 'weekly digest' : 'no digest'}`;
}
