import { Link } from '@tanstack/react-router';
import { GripVertical, Lock } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import {
  type BoardEntry,
  type ReviewBoard,
  useChangeEntry,
  useHoldEntry,
  useTakeOffBoard,
} from '../../data/review-boards.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Day } from '../../ui/when.tsx';

type QueueProps = { board: ReviewBoard; mayManage: boolean };

/** What waits, in order: dragged, or moved with the arrows while its handle has the focus. */
export function Queue({ board, mayManage }: QueueProps) {
  const change = useChangeEntry();
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const ids = board.queue.map((one) => one.id);
  const put = (id: string, before: string | null) => change.mutate({ id, before });
  const nudge = (entry: BoardEntry, by: 1 | -1) => {
    const at = ids.indexOf(entry.id);
    if (at + by < 0 || at + by >= ids.length) return;
    put(entry.id, ids[by === -1 ? at - 1 : at + 2] ?? null);
    setSaid(`${entry.reference} is number ${at + by + 1} of ${ids.length}`);
  };
  if (board.queue.length === 0) return <p className="faint board-empty">Nothing waits.</p>;
  return (
    <>
      <ol className="queue">
        {board.queue.map((one) => (
          <QueueRow
            key={one.id}
            entry={one}
            mayManage={mayManage}
            isDragged={dragged === one.id}
            onNudge={(by) => nudge(one, by)}
            onDrag={(isOn) => setDragged(isOn ? one.id : null)}
            onDropHere={() => dragged && dragged !== one.id && put(dragged, beforeOf(ids, dragged, one.id))}
          />
        ))}
      </ol>
      <span className="hidden-text" aria-live="polite">
        {said}
      </span>
    </>
  );
}

/** Dropped on one further down it goes behind that one, on one further up before it. */
const beforeOf = (ids: readonly string[], dragged: string, on: string): string | null =>
  ids.indexOf(dragged) < ids.indexOf(on) ? (ids[ids.indexOf(on) + 1] ?? null) : on;

type RowProps = {
  entry: BoardEntry;
  mayManage: boolean;
  isDragged: boolean;
  onNudge: (by: 1 | -1) => void;
  onDrag: (isOn: boolean) => void;
  onDropHere: () => void;
};

function QueueRow({ entry, mayManage, isDragged, onNudge, onDrag, onDropHere }: RowProps) {
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onDropHere();
    },
  };
  return (
    <li className={`queue-row ${entry.isNext ? 'is-next' : ''} ${isDragged ? 'is-dragged' : ''}`} {...drop}>
      {mayManage && (
        <button
          type="button"
          className="queue-grip"
          draggable
          aria-label={`Move ${entry.reference}: arrow up or down`}
          onDragStart={() => onDrag(true)}
          onDragEnd={() => onDrag(false)}
          onKeyDown={(event: KeyboardEvent) => {
            const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'];
            if (!by) return;
            event.preventDefault();
            onNudge(by);
          }}
        >
          <GripVertical size={15} aria-hidden />
        </button>
      )}
      <div className="queue-words">
        <Link to="/post-mortems/$ref" params={{ ref: entry.reference }}>
          <span className="faint">{entry.reference}</span> <b dir="auto">{entry.title}</b>
          {entry.private && <Lock size={12} aria-label="Private" />}
        </Link>
        <small className="faint">
          {entry.expectedAt ? <Day at={entry.expectedAt} /> : 'no meeting ahead'}
          {entry.isNext && ' · next meeting'} · {entry.ownerName ?? 'nobody owns it'}
        </small>
      </div>
      {mayManage ? <RowActs entry={entry} /> : <span className="num faint">{entry.minutes} min</span>}
    </li>
  );
}

const LENGTHS = [10, 15, 20, 30, 45, 60, 90];
function RowActs({ entry }: { entry: BoardEntry }) {
  const change = useChangeEntry();
  const takeOff = useTakeOffBoard();
  const hold = useHoldEntry();
  const lengths = [...new Set([...LENGTHS, entry.minutes])].sort((a, b) => a - b);
  return (
    <span className="queue-acts">
      <select
        className="input queue-minutes"
        aria-label={`Minutes for ${entry.reference}`}
        value={entry.minutes}
        onChange={(event) => change.mutate({ id: entry.id, minutes: Number(event.target.value) })}
      >
        {lengths.map((one) => (
          <option key={one} value={one}>
            {one} min
          </option>
        ))}
      </select>
      <Link to="/post-mortems/$ref/debrief" params={{ ref: entry.reference }} className="btn btn-small">
        Open
      </Link>
      <Button small busy={hold.isPending} onClick={() => hold.mutate({ id: entry.id })}>
        Held
      </Button>
      <TextButton quiet onClick={() => takeOff.mutate({ id: entry.id })}>
        Take off
      </TextButton>
    </span>
  );
}
