import { Link } from '@tanstack/react-router';
import { ArrowLeft, Play } from 'lucide-react';
import { agendaOf, STEP_TITLES } from '#shared/rules/debrief-agenda.ts';
import { otherClocks } from '#shared/rules/debrief-time.ts';
import { type HeardRoom, useStartMeeting } from '../../data/debriefs.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import type { Present } from '../../document/open-room.ts';
import { Button } from '../../ui/button.tsx';
import { DayAndClock } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';
import { HereNow } from './here-now.tsx';

type Props = { postMortem: PostMortem; room: HeardRoom; people: readonly Present[] };

/** Before it begins: when, with whom, and how the time will be spent. */
export function Lobby({ postMortem, room, people }: Props) {
  const start = useStartMeeting(postMortem.id);
  const zone = useZone();
  const { debrief } = room;
  const minutes = debrief?.minutes ?? 60;
  const clocks = debrief ? otherClocks(Date.parse(debrief.startsAt), debrief.invited, zone) : [];
  return (
    <div className="meeting-alone">
      <Link to="/post-mortems/$ref" params={{ ref: postMortem.reference }} className="meeting-back">
        <ArrowLeft size={16} aria-hidden /> {postMortem.reference}
      </Link>
      <h1 dir="auto">{postMortem.title}</h1>
      {debrief ? (
        <p className="meeting-lead">
          Debrief on <DayAndClock at={debrief.startsAt} />, {minutes} minutes
          {debrief.place && (
            <>
              , <bdi>{debrief.place}</bdi>
            </>
          )}
          {clocks.length > 0 && <span className="meeting-clocks">{clocks.join(' · ')}</span>}
        </p>
      ) : (
        <p className="meeting-lead">No time is set. It can begin now, with whoever is here.</p>
      )}
      {debrief?.url && (
        <p>
          <a className="btn" href={debrief.url} target="_blank" rel="noreferrer">
            Join the call
          </a>
        </p>
      )}
      <ol className="meeting-plan">
        {agendaOf(minutes).map((step) => (
          <li key={step.key}>
            <span>{STEP_TITLES[step.key]}</span>
            <span className="num">{step.minutes} min</span>
          </li>
        ))}
      </ol>
      <HereNow people={people} />
      {room.may['post-mortem.edit'] ? (
        <Button
          look="primary"
          className="meeting-start"
          busy={start.isPending}
          onClick={() => start.mutate({ id: postMortem.id })}
        >
          <Play size={16} aria-hidden /> Begin the debrief
        </Button>
      ) : (
        <p className="faint">It begins here as soon as somebody who edits begins it. Leave this page open.</p>
      )}
    </div>
  );
}
