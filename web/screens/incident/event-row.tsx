import { ArrowUpRight, Star } from 'lucide-react';
import { memo, useState } from 'react';
import type { TimelineEvent } from '../../data/events.ts';
import { TextButton } from '../../ui/button.tsx';
import { Kind } from '../../ui/chip.tsx';
import { originWords } from '../../ui/origin-words.ts';
import { inUtc } from '../../ui/time-words.ts';
import { say } from '../../ui/toast-store.ts';
import { Clock, Day } from '../../ui/when.tsx';
import { EventEdits } from './event-edits.tsx';
import type { EventActions } from './use-event-actions.ts';

type Props = {
  event: TimelineEvent;
  incidentRef: string;
  newDay: boolean;
  isAt: boolean;
  onSelect: (event: TimelineEvent) => void;
  onEdit: (event: TimelineEvent) => void;
  actions: EventActions;
};

/** Longer texts are cut in the list: a hundred thousand characters in a row would stall the page. */
const SHORT = 600;
const LONG = 20_000;

export const EventRow = memo(function EventRow(props: Props) {
  const { event, newDay, isAt, onSelect, actions } = props;
  const text = event.text.slice(0, isAt ? LONG : SHORT);
  const from = originWords(event);
  const isReply = event.thread !== null && event.thread !== event.externalId;
  return (
    <>
      {newDay && (
        <div className="event-day">
          <Day at={event.at} />
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: rows are chosen with j, k and the arrows */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        className={`event ${isAt ? 'is-at is-open' : ''} ${isReply ? 'is-reply' : ''}`}
        onClick={(click) => {
          const isControl = (click.target as Element).closest('a, button, input');
          if (!isControl && !getSelection()?.toString()) onSelect(event);
        }}
      >
        <span
          className={`event-time ${event.zoneKnown ? '' : 'is-guess'}`}
          data-tip={event.zoneKnown ? undefined : `The time zone was assumed. ${inUtc(event.at)}`}
        >
          <Clock at={event.at} seconds />
        </span>
        <Kind value={event.kind} />
        <span className={`event-text words ${isAt ? '' : 'clamp-2'}`} dir="auto">
          {text}
          {isAt && event.text.length > LONG && '…'}
        </span>
        <span className="event-source words" dir="auto">
          {event.url ? (
            <a href={event.url} target="_blank" rel="noreferrer noopener">
              {from} <ArrowUpRight size={12} aria-label="opens the source" style={{ verticalAlign: -1.5 }} />
            </a>
          ) : (
            from
          )}
        </span>
        {actions.mayEdit ? (
          <button
            type="button"
            className={`event-key ${event.key ? 'is-key' : ''}`}
            aria-pressed={event.key}
            aria-label="Key event"
            data-tip={
              event.key ? (event.keyReason ?? 'Key: shown in the document') : 'Make it key: shown in the document'
            }
            onClick={() => actions.toggleKey(event)}
          >
            <Star size={13} aria-hidden />
          </button>
        ) : (
          event.key && (
            <span className="event-key is-key" data-tip={event.keyReason ?? 'Key: shown in the document'}>
              <Star size={13} aria-label="Key event" />
            </span>
          )
        )}
        {isAt && <EventMore {...props} />}
      </div>
    </>
  );
});

function EventMore({ event, incidentRef, onEdit, actions }: Props) {
  const [showEdits, setShowEdits] = useState(false);
  const copyLink = () =>
    navigator.clipboard
      ?.writeText(`${location.origin}/incidents/${incidentRef}?event=${event.id}`)
      .then(() => say('Link to the event copied.'));
  return (
    <>
      <div className="event-more">
        {event.reactions.slice(0, 12).map((reaction) => (
          <span key={reaction.name} className="reaction">
            :{reaction.name}: <span className="num">{reaction.count}</span>
          </span>
        ))}
        <span data-tip="Recorded: a tool wrote it at the time. Recalled: a person added it later. Inferred: read from other events.">
          {event.basis}
        </span>
        <span className="num">{inUtc(event.at)}</span>
        {event.key && event.keyReason && <span>key: {event.keyReason}</span>}
        {event.editedAt && (
          <TextButton quiet onClick={() => setShowEdits(!showEdits)}>
            {showEdits ? 'hide what it said before' : 'edited: what it said before'}
          </TextButton>
        )}
        {actions.mayEdit && (
          <>
            <TextButton onClick={() => onEdit(event)}>Edit</TextButton>
            <TextButton onClick={() => actions.toggleKey(event)}>{event.key ? 'Unkey' : 'Make key'}</TextButton>
            <TextButton onClick={() => actions.remove(event)}>Remove</TextButton>
          </>
        )}
        <TextButton quiet onClick={copyLink}>
          Copy link
        </TextButton>
      </div>
      {showEdits && <EventEdits incidentRef={incidentRef} eventId={event.id} />}
    </>
  );
}
