import { useState } from 'react';
import { CHANNEL_KINDS, type ChannelKind } from '#shared/contracts/channels.ts';
import { type Channel, useCreateChannel, useUpdateChannel } from '../../../data/channels.ts';
import { useTeams } from '../../../data/teams.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextField } from '../../../ui/field.tsx';
import { CHANNEL_NAMES } from './channel-words.ts';

const FIELDS = ['name', 'address'];

export function EditChannel({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const create = useCreateChannel();
  const update = useUpdateChannel();
  const run = channel ? update : create;
  const teams = useTeams().data?.items ?? [];
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'slack');
  const [name, setName] = useState(channel?.name ?? '');
  const [address, setAddress] = useState('');
  const [teamId, setTeamId] = useState(channel?.team?.id ?? '');
  const [announcements, setAnnouncements] = useState(channel?.announcements ?? true);
  const [digests, setDigests] = useState(channel?.digests ?? true);
  const submit = () => {
    const fields = { name, teamId: teamId || null, announcements, digests };
    if (channel) update.mutate({ id: channel.id, ...fields, ...(address && { address }) }, { onSuccess: onClose });
    else create.mutate({ kind, address, ...fields }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={channel ? `Edit ${channel.name}` : 'Add a channel'}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={run.isPending} disabled={!name.trim() || (!channel && !address)}>
            {channel ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      {!channel && (
        <SelectField label="In" value={kind} onChange={(event) => setKind(event.target.value as ChannelKind)}>
          {CHANNEL_KINDS.map((one) => (
            <option key={one} value={one}>
              {CHANNEL_NAMES[one]}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Name"
        placeholder="#learning"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(run.error, 'name')}
        maxLength={200}
      />
      <TextField
        label="Address of its webhook"
        type="password"
        autoComplete="off"
        optional={channel !== null}
        placeholder={channel ? 'Leave empty to keep the one it has' : 'https://'}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        error={problemAt(run.error, 'address')}
        hint="Kept encrypted and never shown again."
      />
      <SelectField label="For" value={teamId} onChange={(event) => setTeamId(event.target.value)}>
        <option value="">Everybody</option>
        {teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
      <CheckField
        label="What is published for everybody inside"
        hint={teamId ? 'Where a service of the team is concerned.' : undefined}
        checked={announcements}
        onChange={(event) => setAnnouncements(event.target.checked)}
      />
      <CheckField
        label={teamId ? 'The week of the team' : 'The week of every team'}
        hint="On Mondays: what is open, late and new to read. Never an empty one."
        checked={digests}
        onChange={(event) => setDigests(event.target.checked)}
      />
      <FormError error={run.error} shown={FIELDS} />
    </Dialog>
  );
}
