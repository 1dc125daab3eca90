import { useState } from 'react';
import { useCreateThread } from '../../data/comments.ts';
import { useAddEvents } from '../../data/events.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import { useMe } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, TextArea, TextField } from '../../ui/field.tsx';
import { clock, dayKey } from '../../ui/time-words.ts';
import { say } from '../../ui/toast-store.ts';
import { useZone } from '../../ui/zone.ts';
import { useMeetingState } from './meeting-context.ts';

type Props = { event: PostMortem['keyEvents'][number]; onDone: () => void };

/** Somebody remembers it otherwise: as a comment at the event, or as an event of their own that stands beside it. */
export function NotHow({ event, onDone }: Props) {
  const { postMortem, room } = useMeetingState();
  const zone = useZone();
  const me = useMe();
  const comment = useCreateThread();
  const add = useAddEvents();
  const [text, setText] = useState('');
  const [time, setTime] = useState(() => clock(event.at, zone));
  const busy = comment.isPending || add.isPending;
  const words = text.trim();
  const keepComment = () => {
    const anchor = {
      kind: 'block' as const,
      section: 'timeline',
      block: 'timeline',
      ref: null,
      row: event.id,
      quote: event.text.slice(0, 300),
    };
    comment.mutate(
      { id: postMortem.id, anchor, text: words },
      { onSuccess: () => told('Kept as a comment at the event') },
    );
  };
  const keepEvent = () => {
    const at = `${dayKey(event.at, zone)}T${time}`;
    const events = { at, text: words, kind: 'observation', basis: 'recalled', key: true, actor: me?.name ?? null };
    add.mutate(
      { id: event.incidentId, timeZone: zone, events: [events] },
      {
        onSuccess: ({ rejected }) =>
          rejected[0] ? say(rejected[0].why, { tone: 'bad' }) : told('It stands in the timeline, as recalled'),
      },
    );
  };
  const told = (done: string) => {
    say(done);
    onDone();
  };
  return (
    <div className="not-how">
      <TextArea label="How was it?" value={text} onChange={(change) => setText(change.target.value)} autoFocus />
      <FormError error={comment.error ?? add.error} />
      <div className="not-how-acts">
        {room.may['event.add'] && (
          <>
            <TextField label="At" type="time" value={time} onChange={(change) => setTime(change.target.value)} />
            <Button look="primary" disabled={!words || !time} busy={busy} onClick={keepEvent}>
              Add as recalled
            </Button>
          </>
        )}
        {room.may['comment.add'] && (
          <Button disabled={!words} busy={busy} onClick={keepComment}>
            Add a comment
          </Button>
        )}
        <Button look="plain" onClick={onDone}>
          Never mind
        </Button>
      </div>
    </div>
  );
}
