import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import {
  type MadeTracker,
  type Tracker,
  useCheckTracker,
  useRemoveTracker,
  useRenewWebhook,
  useUpdateTracker,
} from '../../../data/trackers.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { say } from '../../../ui/toast-store.ts';
import { Ago, Clock } from '../../../ui/when.tsx';
import { Confirm } from '../confirm.tsx';
import { EditTracker } from './edit-tracker.tsx';
import { TrackerPeople } from './tracker-people.tsx';
import { TrackerWebhook } from './tracker-webhook.tsx';
import { KIND_NAMES } from './tracker-words.ts';

type Props = {
  tracker: Tracker;
  secret: string | null;
  isOpen: boolean;
  onToggle: () => void;
  onSecret: (tracker: MadeTracker) => void;
};

type Asking = 'edit' | 'people' | 'remove' | 'renew';

export function TrackerItem({ tracker, secret, isOpen, onToggle, onSecret }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <section className={`source ${tracker.disabled ? 'is-off' : ''}`} aria-label={tracker.name}>
      <div className="source-head">
        <div className="source-name">
          <b className="words" dir="auto">
            {tracker.name}
          </b>
          <span className="faint small">
            {KIND_NAMES[tracker.kind]} · <bdi>{tracker.project}</bdi>
          </span>
          {tracker.disabled && <Chip tip="Nothing is read from it and nothing is told to it">switched off</Chip>}
        </div>
        <div className="source-counts small">
          <span className="num">{tracker.issues.toLocaleString('en')}</span> {tracker.issues === 1 ? 'issue' : 'issues'}
          {tracker.checkedAt && (
            <>
              , read <Ago at={tracker.checkedAt} />
            </>
          )}
        </div>
        <div className="source-acts">
          <Button small onClick={() => setAsking('people')}>
            People
          </Button>
          <Button small onClick={onToggle} aria-expanded={isOpen}>
            {isOpen ? 'Hide' : 'Webhook'}
          </Button>
          <TrackerMenu tracker={tracker} onAsk={setAsking} />
        </div>
      </div>
      <Fault tracker={tracker} />
      {isOpen && <TrackerWebhook tracker={tracker} secret={secret} onRenew={() => setAsking('renew')} />}
      {asking === 'edit' && <EditTracker tracker={tracker} onClose={close} />}
      {asking === 'people' && <TrackerPeople tracker={tracker} onClose={close} />}
      {asking === 'remove' && <RemoveTracker tracker={tracker} onClose={close} />}
      {asking === 'renew' && (
        <RenewWebhook
          tracker={tracker}
          onClose={close}
          onRenewed={(renewed) => {
            onSecret(renewed);
            close();
          }}
        />
      )}
    </section>
  );
}

function TrackerMenu({ tracker, onAsk }: { tracker: Tracker; onAsk: (what: Asking) => void }) {
  const { id, name, disabled } = tracker;
  const check = useCheckTracker();
  const update = useUpdateTracker();
  return (
    <Menu
      trigger={
        <Button
          look="plain"
          small
          icon
          aria-label={`What to do with ${name}`}
          busy={check.isPending || update.isPending}
        >
          <MoreHorizontal size={15} aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => onAsk('edit')}>Edit…</MenuItem>
      <MenuItem onSelect={() => check.mutate({ id }, { onSuccess: () => say(`${name} is being asked.`) })}>
        Check now
      </MenuItem>
      <MenuItem onSelect={() => onAsk('renew')}>New webhook address…</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => update.mutate({ id, disabled: !disabled })}>
        {disabled ? 'Switch on' : 'Switch off'}
      </MenuItem>
      <MenuItem danger onSelect={() => onAsk('remove')}>
        Remove…
      </MenuItem>
    </Menu>
  );
}

function Fault({ tracker }: { tracker: Tracker }) {
  const { fault, checkedAt, disabled } = tracker;
  if (disabled) return null;
  if (!fault)
    return checkedAt ? null : (
      <p className="small faint tracker-state" role="status">
        Asking whether the token and the project are right…
      </p>
    );
  return (
    <p className="tracker-fault small" role="status">
      <span className="words">{fault.why}</span>{' '}
      <span className="tracker-since">
        Since <Ago at={fault.since} />
        {fault.until && (
          <>
            ; asked again at <Clock at={fault.until} />
          </>
        )}
        . Nothing is lost meanwhile.
      </span>
    </p>
  );
}

function RemoveTracker({ tracker, onClose }: { tracker: Tracker; onClose: () => void }) {
  const remove = useRemoveTracker();
  return (
    <Confirm
      title={`Remove ${tracker.name}?`}
      verb="Remove"
      run={remove}
      onConfirm={() => remove.mutate({ id: tracker.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      Its token and {tracker.issues === 1 ? 'one link is' : `${tracker.issues} links are`} forgotten. Issues and
      follow-ups both stay as they are, and no longer follow each other.
    </Confirm>
  );
}

type RenewProps = { tracker: Tracker; onClose: () => void; onRenewed: (tracker: MadeTracker) => void };
function RenewWebhook({ tracker, onClose, onRenewed }: RenewProps) {
  const renew = useRenewWebhook();
  return (
    <Confirm
      title={`A new webhook address for ${tracker.name}?`}
      verb="Make a new one"
      run={renew}
      onConfirm={() => renew.mutate({ id: tracker.id }, { onSuccess: onRenewed })}
      onClose={onClose}
    >
      The old address and secret end at once. Until the new ones are entered in the tracker, changes there are noticed
      every five minutes.
    </Confirm>
  );
}
