import { useState } from 'react';
import { useServices } from '../../../data/incidents.ts';
import { type Team, type TeamReach, useCreateTeam, useSetTeamReach, useUpdateTeam } from '../../../data/teams.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, TextField } from '../../../ui/field.tsx';
import { ChooseMany } from './choose-many.tsx';
import { ChoosePeople } from './choose-people.tsx';

type Props = { team: Team | null; reach: TeamReach | null; onClose: () => void };

export function EditTeam({ team, reach, onClose }: Props) {
  const create = useCreateTeam();
  const update = useUpdateTeam();
  const setReach = useSetTeamReach();
  const services = useServices().data?.items ?? [];
  const [name, setName] = useState(team?.name ?? '');
  const [manager, setManager] = useState(team?.manager ? [team.manager] : []);
  const [members, setMembers] = useState(team?.members ?? []);
  const [owned, setOwned] = useState(team?.services ?? []);
  const [days, setDays] = useState(String(reach ? (reach.escalateAfter ?? '') : 5));
  const [digest, setDigest] = useState(reach?.digest ?? true);
  const run = team ? update : create;
  const submit = () => {
    const fields = {
      name,
      managerId: manager[0]?.id ?? null,
      memberIds: members.map((one) => one.id),
      serviceIds: owned.map((one) => one.id),
    };
    const told = { escalateAfter: days.trim() === '' ? null : Number(days), digest };
    const onSuccess = ({ id }: Team) => setReach.mutate({ id, ...told }, { onSuccess: onClose });
    if (team) update.mutate({ id: team.id, ...fields }, { onSuccess });
    else create.mutate(fields, { onSuccess });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={team ? `Edit ${team.name}` : 'Add a team'}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={run.isPending || setReach.isPending} disabled={!name.trim()}>
            {team ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        placeholder="Payments"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(run.error, 'name')}
        maxLength={200}
      />
      <ChoosePeople label="Manager" chosen={manager} onChange={(people) => setManager(people.slice(-1))} />
      <ChoosePeople label="Members" chosen={members} onChange={setMembers} />
      <ChooseMany label="Services" options={services} chosen={owned} onChange={setOwned} />
      <TextField
        label="Ask the manager to help after"
        type="number"
        min={1}
        max={60}
        placeholder="never"
        value={days}
        onChange={(event) => setDays(event.target.value)}
        error={problemAt(setReach.error, 'escalateAfter')}
        hint="Working days after the due date, on the owner’s own calendar. Empty: never. Only what the manager may see."
      />
      <CheckField
        label="Weekly digest"
        hint="To members as each of them chose, and to the team’s channel."
        checked={digest}
        onChange={(event) => setDigest(event.target.checked)}
      />
      <FormError error={run.error ?? setReach.error} shown={['name', 'escalateAfter']} />
    </Dialog>
  );
}
