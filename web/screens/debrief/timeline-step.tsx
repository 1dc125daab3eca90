import { Check, ChevronLeft, ChevronRight, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { toneOf } from '#shared/document/tones.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Clock, Day } from '../../ui/when.tsx';
import { useMeetingState } from './meeting-context.ts';
import { NotHow } from './not-how.tsx';
import { stepIn } from './use-meeting-keys.ts';

/** What happened, one event at a time, until everybody agrees that it was so. */
export function TimelineStep() {
  const { postMortem, place, go } = useMeetingState();
  const [disputes, setDisputes] = useState<string | null>(null);
  const events = postMortem.keyEvents;
  const ids = events.map((one) => one.id);
  const index = Math.max(0, ids.indexOf(place.eventId ?? ''));
  const event = events[index];
  if (!event)
    return (
      <section className="stage-words">
        <h2>Timeline</h2>
        <p className="meeting-lead">
          No event of the incident is marked as key yet. Say together what happened first, and note it.
        </p>
        <Agree />
      </section>
    );
  const turn = (by: 1 | -1) => go({ eventId: ids[stepIn(ids, event.id, by)] ?? null });
  return (
    <section className="stage-event" aria-labelledby="stage-title" data-tone={toneOf(event.kind)}>
      <p className="stage-count">
        <span className="num">
          {index + 1} of {events.length}
        </span>
        <Day at={event.at} />
        {event.basis !== 'recorded' && <span>{event.basis}</span>}
      </p>
      <p className="stage-time">
        <Clock at={event.at} />
      </p>
      <h2 id="stage-title" className="words" dir="auto">
        {event.text}
      </h2>
      <p className="stage-by">
        {event.actor && <bdi>{event.actor}</bdi>}
        {event.url && (
          <a href={event.url} target="_blank" rel="noreferrer" className="link">
            Evidence <ExternalLink size={14} aria-hidden />
          </a>
        )}
        <TextButton onClick={() => setDisputes(event.id)}>This is not how it was</TextButton>
      </p>
      {disputes === event.id && <NotHow event={event} onDone={() => setDisputes(null)} />}
      <div className="stage-turn">
        <Button onClick={() => turn(-1)} disabled={index === 0}>
          <ChevronLeft size={18} aria-hidden /> Before
        </Button>
        <Button onClick={() => turn(1)} disabled={index === events.length - 1}>
          Next <ChevronRight size={18} aria-hidden />
        </Button>
        <span className="stage-space" />
        <Agree />
      </div>
    </section>
  );
}

function Agree() {
  const { room, mayEdit, steer } = useMeetingState();
  const { agreed } = room.meeting;
  if (agreed)
    return (
      <span className="agreed">
        <Check size={18} aria-hidden /> The timeline is agreed
        {mayEdit && (
          <TextButton quiet onClick={() => steer({ act: 'disagree' })}>
            Take back
          </TextButton>
        )}
      </span>
    );
  if (!mayEdit) return <span className="faint">Not agreed yet</span>;
  return (
    <Button look="primary" onClick={() => steer({ act: 'agree' })}>
      <Check size={18} aria-hidden /> We agree on the timeline
    </Button>
  );
}
