import { CalendarPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { otherClocks } from '#shared/rules/debrief-time.ts';
import { count, sayList } from '#shared/rules/plain-words.ts';
import { type ReviewBoard, useSkipMeeting, useUnskipMeeting } from '../../data/review-boards.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextField } from '../../ui/field.tsx';
import { Day, DayAndClock } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';
import { AddToQueue } from './add-to-queue.tsx';
import { BoardForm } from './board-form.tsx';
import { Queue } from './queue.tsx';

export function Board({ board }: { board: ReviewBoard }) {
  const [changes, setChanges] = useState(false);
  const mayManage = board.may['board.manage'] === true;
  const zone = useZone();
  const next = board.meetings.find((one) => one.skipped === null);
  const clocks = next ? otherClocks(Date.parse(next.startsAt), board.people, zone) : [];
  return (
    <section className="board" id={`board-${board.id}`} aria-labelledby={`title-${board.id}`}>
      <header className="board-head">
        <div>
          <h2 id={`title-${board.id}`} dir="auto">
            {board.name}
          </h2>
          <p className="faint">
            {board.rhythm} ({board.timeZone.replaceAll('_', ' ')}), {board.minutes} min
            {board.team && (
              <>
                {' '}
                · <bdi>{board.team.name}</bdi>
              </>
            )}
            {board.place && (
              <>
                {' '}
                · <bdi>{board.place}</bdi>
              </>
            )}
            {board.people.length > 0 && ` · with ${sayList(board.people.map((one) => one.name))}`}
          </p>
        </div>
        <span className="board-acts">
          {board.url && (
            <a className="btn btn-small" href={board.url} target="_blank" rel="noreferrer">
              Join
            </a>
          )}
          <a className="btn btn-small" href={board.ics} download>
            <CalendarPlus size={14} aria-hidden /> Calendar file
          </a>
          {mayManage && (
            <Button small icon look="plain" aria-label={`Change ${board.name}`} onClick={() => setChanges(true)}>
              <Pencil size={14} aria-hidden />
            </Button>
          )}
        </span>
      </header>
      <Meetings board={board} mayManage={mayManage} />
      {clocks.length > 0 && <p className="faint small board-clocks">{clocks.join(' · ')}</p>}
      <h3>
        Queue
        {board.queue.length > 0 && (
          <small>
            {board.free > 0 ? `${board.free} min of the next meeting are free` : 'the next meeting is full'}
          </small>
        )}
      </h3>
      <Queue board={board} mayManage={mayManage} />
      {mayManage && <AddToQueue board={board} />}
      {board.past.length > 0 && (
        <details className="board-past">
          <summary>{count(board.past.length, 'post-mortem')} talked through</summary>
          <ul>
            {board.past.map((one) => (
              <li key={one.id}>
                <a href={`/post-mortems/${one.reference}/debrief`}>
                  <span className="faint">{one.reference}</span> <span dir="auto">{one.title}</span>
                </a>
                <span className="faint">
                  <Day at={one.heldAt} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {changes && <BoardForm board={board} onClose={() => setChanges(false)} />}
    </section>
  );
}

const SHOWN = 4;
function Meetings({ board, mayManage }: { board: ReviewBoard; mayManage: boolean }) {
  const unskip = useUnskipMeeting();
  const [skips, setSkips] = useState<string | null>(null);
  const next = board.meetings.find((one) => one.skipped === null);
  return (
    <>
      <ul className="board-meetings" aria-label="Next meetings">
        {board.meetings.slice(0, SHOWN).map((one) => (
          <li key={one.day} className={one.skipped === null ? (one === next ? 'is-next' : '') : 'is-skipped'}>
            <span>{one === next ? 'Next' : one.skipped === null ? 'Then' : 'Not held'}</span>
            <b>
              <DayAndClock at={one.startsAt} />
            </b>
            {one.skipped !== null && <span dir="auto">{one.skipped}</span>}
            {mayManage &&
              (one.skipped === null ? (
                <TextButton quiet onClick={() => setSkips(one.day)}>
                  Leave out
                </TextButton>
              ) : (
                <TextButton quiet onClick={() => unskip.mutate({ id: board.id, day: one.day })}>
                  Meet after all
                </TextButton>
              ))}
          </li>
        ))}
      </ul>
      {skips !== null && <SkipForm board={board} day={skips} onClose={() => setSkips(null)} />}
    </>
  );
}

function SkipForm({ board, day, onClose }: { board: ReviewBoard; day: string; onClose: () => void }) {
  const skip = useSkipMeeting();
  const [because, setBecause] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Leave out the meeting of ${day}`}
      description="What waits keeps its place, and comes at the meeting after."
      onSubmit={() => skip.mutate({ id: board.id, day, because }, { onSuccess: onClose })}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={skip.isPending} disabled={!because.trim()}>
            Leave it out
          </Button>
        </>
      }
    >
      <TextField label="Why" value={because} onChange={(event) => setBecause(event.target.value)} />
      <FormError error={skip.error} />
    </Dialog>
  );
}
