import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { otherClocks } from '#shared/rules/debrief-time.ts';
import { sayList } from '#shared/rules/plain-words.ts';
import { type Debrief, type Debriefs, useDebriefs } from '../../../data/debriefs.ts';
import { useDocument } from '../../../document/document-context.ts';
import { TextButton } from '../../../ui/button.tsx';
import { DayAndClock } from '../../../ui/when.tsx';
import { useReaderZone, ZoneContext } from '../../../ui/zone.ts';
import './rail-debrief.css';

const ScheduleDialog = lazy(() => import('./schedule-dialog.tsx'));

/** The meeting about this document, in a few quiet lines: when it is, or was, and how to get there. */
export function RailDebrief() {
  const { postMortem } = useDocument();
  const debriefs = useDebriefs(postMortem.id).data;
  const zone = useReaderZone();
  const [opens, setOpens] = useState(false);
  const ahead = debriefs?.items.find((one) => one.state === 'scheduled');
  if (!debriefs) return null;
  const mayEdit = debriefs.may['post-mortem.edit'] === true;
  const held = debriefs.items.filter((one) => one.state === 'held');
  const off = ahead ? undefined : debriefs.items.find((one) => one.state === 'cancelled');
  // A meeting is kept by one's own clock, whatever zone the document tells its times in.
  return (
    <ZoneContext value={zone}>
      <h2 className="group-title">Debrief</h2>
      <div className="rail-debrief">
        {ahead ? (
          <Ahead debrief={ahead} mayEdit={mayEdit} onChange={() => setOpens(true)} />
        ) : (
          <Nothing
            board={debriefs.board}
            mayEdit={mayEdit}
            isHeld={held.length > 0}
            onSchedule={() => setOpens(true)}
          />
        )}
        {held.map((one) => (
          <p key={one.id}>
            <Link to="/post-mortems/$ref/debrief" params={{ ref: postMortem.reference }} className="link">
              Held
            </Link>{' '}
            <DayAndClock at={one.heldAt ?? one.startsAt} />
            {one.attended.length > 0 && <bdi>, with {sayList(one.attended.map(({ name }) => name))}</bdi>}
          </p>
        ))}
        {off && held.length === 0 && (
          <p className="faint">
            Called off: <bdi>{off.because}</bdi>
          </p>
        )}
      </div>
      {opens && (
        <Suspense fallback={null}>
          <ScheduleDialog debrief={ahead} onClose={() => setOpens(false)} />
        </Suspense>
      )}
    </ZoneContext>
  );
}

function Ahead({ debrief, mayEdit, onChange }: { debrief: Debrief; mayEdit: boolean; onChange: () => void }) {
  const { postMortem } = useDocument();
  const zone = useReaderZone();
  const clocks = otherClocks(Date.parse(debrief.startsAt), debrief.invited, zone);
  return (
    <>
      <p>
        <b>
          <DayAndClock at={debrief.startsAt} />
        </b>
        , {debrief.minutes} min
        {debrief.place && (
          <>
            , <bdi>{debrief.place}</bdi>
          </>
        )}
      </p>
      {clocks.length > 0 && <p className="faint">{clocks.join(' · ')}</p>}
      {debrief.invited.length > 0 && (
        <p className="faint">
          <bdi>{sayList(debrief.invited.map(({ name }) => name))}</bdi>
          {debrief.facilitator && (
            <>
              , led by <bdi>{debrief.facilitator.name}</bdi>
            </>
          )}
        </p>
      )}
      <p className="rail-debrief-acts">
        <Link to="/post-mortems/$ref/debrief" params={{ ref: postMortem.reference }} className="link">
          {debrief.startedAt ? 'It is going on' : 'Meeting mode'}
        </Link>
        {debrief.url && (
          <a href={debrief.url} target="_blank" rel="noreferrer" className="link">
            Call
          </a>
        )}
        {mayEdit && !debrief.startedAt && <TextButton onClick={onChange}>Change</TextButton>}
      </p>
      <p className="rail-debrief-acts faint">
        <span>Add to</span>
        <a href={debrief.links.google} target="_blank" rel="noreferrer" className="link">
          Google Calendar
        </a>
        <a href={debrief.links.outlook} target="_blank" rel="noreferrer" className="link">
          Outlook
        </a>
        <a href={debrief.links.ics} download className="link">
          .ics
        </a>
      </p>
    </>
  );
}

type NothingProps = { board: Debriefs['board']; mayEdit: boolean; isHeld: boolean; onSchedule: () => void };
function Nothing({ board, mayEdit, isHeld, onSchedule }: NothingProps) {
  const { postMortem } = useDocument();
  return (
    <>
      {board && (
        <p>
          Number {board.place} on{' '}
          <Link to="/review-board" className="link">
            {board.name}
          </Link>
          {board.next && (
            <>
              , <DayAndClock at={board.next.startsAt} />
            </>
          )}
        </p>
      )}
      {!board && !isHeld && <p className="faint">Nobody has set a time to talk about it.</p>}
      {mayEdit && (
        <p className="rail-debrief-acts">
          <TextButton onClick={onSchedule}>Schedule</TextButton>
          <Link to="/post-mortems/$ref/debrief" params={{ ref: postMortem.reference }} className="link">
            Meeting mode
          </Link>
        </p>
      )}
    </>
  );
}
