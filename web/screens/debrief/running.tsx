import { useEffect, useMemo, useState } from 'react';
import { useDocumentCoach } from '../../data/coach.ts';
import { type HeardRoom, useJoinMeeting, useSteer } from '../../data/debriefs.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import { useMe } from '../../data/session.ts';
import type { Present } from '../../document/open-room.ts';
import { ZoneContext } from '../../ui/zone.ts';
import { MeetingContext, type MeetingState, type Place } from './meeting-context.ts';
import { MeetingHead } from './meeting-head.tsx';
import { openPointsOf } from './open-points.ts';
import { SidePanel } from './side-panel.tsx';
import { StepBar } from './step-bar.tsx';
import { StepView } from './step-view.tsx';
import { useMeetingKeys } from './use-meeting-keys.ts';

type Props = { postMortem: PostMortem; room: HeardRoom; people: readonly Present[] };

/** The meeting while it goes on. */
export function Running({ postMortem, room, people }: Props) {
  const state = useMeetingStateOf(postMortem, room as MeetingState['room']);
  const join = useJoinMeeting().mutate;
  const { id } = state.room.debrief;
  useEffect(() => join({ id }), [join, id]);
  return (
    <MeetingContext value={state}>
      <ZoneContext value={postMortem.timeZone}>
        <Keys />
        <MeetingHead people={people} />
        <StepBar />
        <div className="meeting-body">
          <div className="meeting-stage" id="stage" tabIndex={-1}>
            <StepView />
          </div>
          <SidePanel />
        </div>
      </ZoneContext>
    </MeetingContext>
  );
}

function Keys() {
  useMeetingKeys();
  return null;
}

function useMeetingStateOf(postMortem: PostMortem, room: MeetingState['room']): MeetingState {
  const me = useMe();
  const steer = useSteer(postMortem.id);
  const coach = useDocumentCoach(postMortem.id, postMortem.status !== 'published').data;
  const points = useMemo(() => openPointsOf(coach, postMortem.sections), [coach, postMortem.sections]);
  const [own, setOwn] = useState<Partial<Place> | null>(null);
  const { meeting, debrief } = room;
  const mayEdit = room.may['post-mortem.edit'] === true;
  const isLeading = mayEdit && meeting.leader.id === me?.id;
  const shared: Place = { step: meeting.step, eventId: meeting.eventId, question: meeting.question };
  const act: MeetingState['steer'] = (what) => steer.mutate({ id: debrief.id, what });
  const lead = ({ step, eventId, question }: Partial<Place>) => {
    if (step) act({ act: 'step', step });
    if (eventId) act({ act: 'event', eventId });
    if (question) act({ act: 'question', question });
  };
  return {
    postMortem,
    room,
    points,
    place: isLeading ? shared : { ...shared, ...own },
    isLeading,
    isAway: !isLeading && own !== null,
    mayEdit,
    mayWrite: mayEdit && room.may.write === true,
    go: (to) => (isLeading ? lead(to) : setOwn((old) => ({ ...shared, ...old, ...to }))),
    comeBack: () => setOwn(null),
    steer: (what) => {
      if (what.act === 'lead') setOwn(null);
      act(what);
    },
  };
}
