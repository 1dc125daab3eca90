import { useState } from 'react';
import { type MadeTracker, useTrackers } from '../../../data/trackers.ts';
import { Button } from '../../../ui/button.tsx';
import { BoneRows, Failed, State } from '../../../ui/states.tsx';
import { ForAdmins } from '../for-admins.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { NewTracker } from './new-tracker.tsx';
import { TrackerItem } from './tracker-item.tsx';
import { TrackerQueue } from './tracker-queue.tsx';
import '../sources.css';
import './trackers.css';

export default function TrackersPage() {
  return (
    <ForAdmins action="tracker.manage" title="Trackers" why="They hold tokens that write into other tools.">
      <Trackers />
    </ForAdmins>
  );
}

function Trackers() {
  const [isNew, setNew] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  /** A secret is shown once, where it was made. */
  const [made, setMade] = useState<MadeTracker | null>(null);
  const trackers = useTrackers();
  const items = trackers.data?.items ?? [];
  return (
    <>
      <SettingsHead
        title="Trackers"
        action={
          <Button look="primary" onClick={() => setNew(true)}>
            Connect a tracker
          </Button>
        }
      >
        Where follow-ups go as issues. Status, assignee and due date are followed in both directions; where both sides
        changed the same, somebody is asked.
      </SettingsHead>
      {trackers.error && !trackers.data ? (
        <Failed error={trackers.error} what="list of trackers" retry={() => void trackers.refetch()} inline />
      ) : !trackers.data ? (
        <BoneRows rows={3} />
      ) : items.length === 0 ? (
        <State title="No tracker is connected" inline>
          <p>
            Connect GitHub, GitLab, Jira or Linear, and a follow-up becomes an issue with one press. Closed there is
            done here. Without one, follow-ups are worked on here.
          </p>
        </State>
      ) : (
        <div className="source-list">
          {items.map((tracker) => (
            <TrackerItem
              key={tracker.id}
              tracker={tracker}
              secret={made?.id === tracker.id ? made.webhookSecret : null}
              isOpen={tracker.id === openId}
              onToggle={() => setOpenId(tracker.id === openId ? null : tracker.id)}
              onSecret={(renewed) => {
                setMade(renewed);
                setOpenId(renewed.id);
              }}
            />
          ))}
        </div>
      )}
      {items.length > 0 && <TrackerQueue />}
      {isNew && (
        <NewTracker
          onClose={() => setNew(false)}
          onMade={(tracker) => {
            setMade(tracker);
            setOpenId(tracker.id);
            setNew(false);
          }}
        />
      )}
    </>
  );
}
