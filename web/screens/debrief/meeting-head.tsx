import { Link } from '@tanstack/react-router';
import { ArrowLeft, Expand, Pause, Play } from 'lucide-react';
import type { Present } from '../../document/open-room.ts';
import { Button } from '../../ui/button.tsx';
import { MeetingClock } from './clock.tsx';
import { HereNow } from './here-now.tsx';
import { useMeetingState } from './meeting-context.ts';
import { toggleFullScreen } from './use-meeting-keys.ts';

export function MeetingHead({ people }: { people: readonly Present[] }) {
  const { postMortem, room, mayEdit, isLeading, isAway, steer, comeBack } = useMeetingState();
  const { meeting, debrief } = room;
  return (
    <header className="meeting-head">
      <Link
        to="/post-mortems/$ref"
        params={{ ref: postMortem.reference }}
        className="meeting-back"
        aria-label={`Back to ${postMortem.reference}`}
      >
        <ArrowLeft size={16} aria-hidden /> <span>{postMortem.reference}</span>
      </Link>
      <h1 dir="auto">{postMortem.title}</h1>
      <HereNow people={people} />
      <span className="meeting-lead-by">
        {isLeading ? 'You lead' : <bdi>{meeting.leader.name} leads</bdi>}
        {isAway && (
          <Button small look="primary" onClick={comeBack}>
            Back to the meeting
          </Button>
        )}
        {mayEdit && !isLeading && (
          <Button small look="plain" onClick={() => steer({ act: 'lead' })}>
            Take the lead
          </Button>
        )}
      </span>
      {debrief.url && (
        <a className="btn btn-small meeting-call" href={debrief.url} target="_blank" rel="noreferrer">
          Call
        </a>
      )}
      <MeetingClock />
      {mayEdit && (
        <Button
          icon
          aria-label={meeting.pausedAt ? 'Go on' : 'Pause the clock'}
          onClick={() => steer({ act: meeting.pausedAt ? 'resume' : 'pause' })}
        >
          {meeting.pausedAt ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
        </Button>
      )}
      <Button
        icon
        className="meeting-full"
        aria-label="Full screen"
        data-tip="Full screen (F)"
        onClick={toggleFullScreen}
      >
        <Expand size={16} aria-hidden />
      </Button>
    </header>
  );
}
