import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMeeting } from '../../data/debriefs.ts';
import { usePostMortem } from '../../data/post-mortems.ts';
import { Bone, Failed } from '../../ui/states.tsx';
import { Lobby } from './lobby.tsx';
import { Running } from './running.tsx';
import { Summary } from './summary.tsx';
import { useLive } from './use-live.ts';
import './debrief.css';

/** The meeting about a post-mortem: before, while and after it is held. */
export default function DebriefScreen() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/debrief' });
  const postMortem = usePostMortem(ref);
  const room = useMeeting(postMortem.data?.id);
  const people = useLive(postMortem.data?.id);
  const reference = postMortem.data?.reference ?? ref.toUpperCase();
  useEffect(() => {
    document.title = `Debrief ${reference} · Debrief`;
  }, [reference]);
  const error = postMortem.error ?? room.error;
  return (
    <main className="meeting-room" id="main" tabIndex={-1}>
      {postMortem.data && room.data ? (
        room.data.debrief?.state === 'held' ? (
          <Summary postMortem={postMortem.data} room={room.data} />
        ) : room.data.debrief && room.data.meeting ? (
          <Running postMortem={postMortem.data} room={room.data} people={people} />
        ) : (
          <Lobby postMortem={postMortem.data} room={room.data} people={people} />
        )
      ) : error ? (
        <div className="meeting-alone">
          <Failed error={error} what="debrief" retry={() => void room.refetch()} />
          <Link to="/post-mortems/$ref" params={{ ref }} className="link">
            Back to the document
          </Link>
        </div>
      ) : (
        <div className="meeting-alone" role="status" aria-label="Loading">
          <Bone width="40%" height={30} />
          <Bone height={120} />
        </div>
      )}
    </main>
  );
}
