import { useEndMeeting } from '../../data/debriefs.ts';
import { Button } from '../../ui/button.tsx';
import { useMeetingState } from './meeting-context.ts';
import { Outcome } from './outcome.tsx';

export function CloseStep() {
  const { postMortem, room, points, mayEdit } = useMeetingState();
  const end = useEndMeeting();
  return (
    <section className="stage-words" aria-labelledby="stage-title">
      <h2 id="stage-title">Close</h2>
      <p className="meeting-lead">What did you learn today that changes how you work?</p>
      <Outcome postMortem={postMortem} room={room} openQuestions={points.length} />
      {mayEdit && (
        <Button
          look="primary"
          className="meeting-start"
          busy={end.isPending}
          onClick={() => end.mutate({ id: room.debrief.id })}
        >
          End the debrief
        </Button>
      )}
    </section>
  );
}
