import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { type Channel, useRemoveChannel, useTryChannel } from '../../../data/channels.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { say } from '../../../ui/toast-store.ts';
import { Ago } from '../../../ui/when.tsx';
import { Confirm } from '../confirm.tsx';
import { CHANNEL_NAMES, whatGoes } from './channel-words.ts';

export function ChannelItem({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const attempt = useTryChannel();
  const remove = useRemoveChannel();
  const [isRemoving, setRemoving] = useState(false);
  const { id, name, kind, host, ending, fault, triedAt, waiting } = channel;
  const test = () =>
    attempt.mutate({ id }, { onSuccess: (tried) => tried.fault === null && say(`The test is in ${name}.`) });
  return (
    <section className="channel" aria-label={name}>
      <div className="channel-text">
        <b className="words" dir="auto">
          {name}
        </b>
        <span className="small faint">
          {CHANNEL_NAMES[kind]} · {whatGoes(channel)} · {host}/…{ending}
        </span>
        {fault ? (
          <span className="channel-fault" role="status">
            {fault} {waiting > 0 && 'It is tried again by itself; nothing is lost.'}
          </span>
        ) : (
          <span className="small faint">
            {triedAt ? (
              <>
                Last post taken <Ago at={triedAt} />
              </>
            ) : (
              'Nothing posted yet'
            )}
            {waiting > 0 && ` · ${waiting} waiting`}
          </span>
        )}
      </div>
      <div className="channel-acts">
        <Button small busy={attempt.isPending} onClick={test}>
          Send a test
        </Button>
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
      </div>
      {isRemoving && (
        <Confirm
          title={`Remove ${name}?`}
          verb="Remove"
          run={remove}
          onConfirm={() => remove.mutate({ id }, { onSuccess: () => setRemoving(false) })}
          onClose={() => setRemoving(false)}
        >
          Debrief posts there no more, and what waits for it is dropped. The webhook itself stays until you remove it in{' '}
          {CHANNEL_NAMES[kind]}.
        </Confirm>
      )}
    </section>
  );
}
