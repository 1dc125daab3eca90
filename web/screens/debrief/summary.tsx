import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { elapsedMs } from '#shared/rules/debrief-meeting.ts';
import { sayList, sayMinutes } from '#shared/rules/plain-words.ts';
import { useDocumentCoach } from '../../data/coach.ts';
import { type HeardRoom, useStartMeeting } from '../../data/debriefs.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import { TextButton } from '../../ui/button.tsx';
import { DayAndClock } from '../../ui/when.tsx';
import { openPointsOf } from './open-points.ts';
import { Outcome } from './outcome.tsx';

/** After it was held. */
export function Summary({ postMortem, room }: { postMortem: PostMortem; room: HeardRoom }) {
  const coach = useDocumentCoach(postMortem.id, postMortem.status !== 'published').data;
  const again = useStartMeeting(postMortem.id);
  const { debrief, meeting } = room;
  if (!debrief) return null;
  const attended = room.attendance.filter((one) => one.present).map((one) => one.name);
  return (
    <div className="meeting-alone">
      <Link to="/post-mortems/$ref" params={{ ref: postMortem.reference }} className="meeting-back">
        <ArrowLeft size={16} aria-hidden /> {postMortem.reference}
      </Link>
      <h1 dir="auto">{postMortem.title}</h1>
      <p className="meeting-lead">
        Debrief held <DayAndClock at={debrief.heldAt ?? debrief.startsAt} />
        {meeting && `, ${sayMinutes(elapsedMs(meeting, Date.parse(room.now)) / 60_000)}`}
        {attended.length > 0 && <bdi>, with {sayList(attended, 12)}</bdi>}
      </p>
      <Outcome postMortem={postMortem} room={room} openQuestions={openPointsOf(coach, postMortem.sections).length} />
      {room.may['post-mortem.edit'] && postMortem.status !== 'published' && (
        <p className="faint">
          Not through yet?{' '}
          <TextButton onClick={() => again.mutate({ id: postMortem.id })}>Begin another debrief</TextButton>
        </p>
      )}
    </div>
  );
}
