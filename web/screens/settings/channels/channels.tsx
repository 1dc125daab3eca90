import { useState } from 'react';
import { type Channel, useChannels } from '../../../data/channels.ts';
import { useMay } from '../../../data/session.ts';
import { Button } from '../../../ui/button.tsx';
import { BoneRows, Failed, State } from '../../../ui/states.tsx';
import { ForAdmins } from '../for-admins.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { ChannelItem } from './channel-item.tsx';
import { EditChannel } from './edit-channel.tsx';
import { SlackPart } from './slack-part.tsx';
import './channels.css';

export default function ChannelsPage() {
  return (
    <ForAdmins
      action="settings.edit"
      title="Channels"
      why="Their addresses are secrets: whoever has one can post there."
    >
      <Channels />
    </ForAdmins>
  );
}

function Channels() {
  const may = useMay('settings.edit');
  const channels = useChannels(may);
  const [edited, setEdited] = useState<Channel | 'new' | null>(null);
  const items = channels.data?.items ?? [];
  return (
    <>
      <SettingsHead
        title="Channels"
        action={
          <Button look="primary" onClick={() => setEdited('new')}>
            Add a channel
          </Button>
        }
      >
        Where Debrief posts what is published for everybody inside, and the week of a team. Nothing private is ever
        posted.
      </SettingsHead>
      {channels.error && !channels.data ? (
        <Failed error={channels.error} what="list of channels" retry={() => void channels.refetch()} inline />
      ) : !channels.data ? (
        <BoneRows rows={3} />
      ) : items.length === 0 ? (
        <State title="No channel yet" inline>
          <p>
            In Slack, make an app with an incoming webhook. In Microsoft Teams, add the workflow “Post to a channel when
            a webhook request is received”. Either gives you an address to enter here.
          </p>
        </State>
      ) : (
        <div className="channel-list">
          {items.map((one) => (
            <ChannelItem key={one.id} channel={one} onEdit={() => setEdited(one)} />
          ))}
        </div>
      )}
      <SlackPart />
      {edited && <EditChannel channel={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
