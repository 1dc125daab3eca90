import { GripVertical, Quote, Star } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { EVENT_KINDS, type EventKind } from '#shared/incident-record.ts';
import type { TimelineEvent } from '../../data/events.ts';
import { useDocument } from '../../document/document-context.ts';
import { KIND_WORDS, Kind } from '../../ui/chip.tsx';
import { Cite } from '../../ui/cite.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { Clock } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';
import { takeEvent } from '../event-drag.ts';
import { createFollowUpFromSelection } from '../follow-ups/selected-words.ts';
import { InPlace } from '../in-place.tsx';
import type { TimelineActions } from './timeline-actions.ts';

type RowProps = {
  event: TimelineEvent;
  number: number | undefined;
  mayEdit: boolean;
  isNew: boolean;
  /** Among all events: what is shown in the document is chosen here. */
  isChoice: boolean;
  actions: TimelineActions;
  onShow: (number: number) => void;
};

/** Longer texts are cut: a hundred thousand characters in a row would stall the page. */
const MOST = 600;

/** A row that only passes under the pointer while one scrolls makes nothing. */
const COMES_NEAR_MS = 60;

/** One event of the timeline. Its menus are only made when somebody comes near: three hundred rows stay light. */
export const TimelineRow = memo(function TimelineRow(props: RowProps) {
  const { event, number, mayEdit, isNew, isChoice, actions, onShow } = props;
  const zone = useZone();
  const [isNear, setNear] = useState(false);
  const waiting = useRef(0);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const from = event.actor ?? event.source;
  return (
    <li
      className={`event-row ${isNew ? 'is-new' : ''} ${isChoice ? 'is-choice' : ''}`}
      data-event={event.id}
      onPointerEnter={() => {
        waiting.current = window.setTimeout(() => setNear(true), COMES_NEAR_MS);
      }}
      onPointerLeave={() => clearTimeout(waiting.current)}
      onFocus={() => setNear(true)}
    >
      <InPlace
        label="Time"
        className="event-time"
        value={toField(event.at, zone)}
        placeholder=""
        type="datetime-local"
        mayEdit={mayEdit}
        required
        onSave={(value) => actions.change(event, { at: fromField(value, zone) })}
      >
        <Clock at={event.at} />
      </InPlace>
      {mayEdit && isNear ? <KindMenu event={event} actions={actions} /> : <Kind value={event.kind} />}
      <div className="event-words">
        <InPlace
          label="What happened"
          value={event.text}
          placeholder="What happened?"
          isLong
          required
          mayEdit={mayEdit}
          onSave={(text) => actions.change(event, { text })}
        >
          {event.text.slice(0, MOST)}
        </InPlace>
      </div>
      <span className="event-from">
        {event.url ? (
          <a href={event.url} target="_blank" rel="noreferrer noopener" dir="auto" className="clamp-1">
            {from} ↗
          </a>
        ) : (
          <span dir="auto" className="clamp-1">
            {from}
          </span>
        )}
        {number !== undefined && (
          <Cite number={number} label={event.keyReason ?? 'Show the evidence'} onOpen={() => onShow(number)} />
        )}
      </span>
      {mayEdit && (isNear || isChoice) && <RowActs {...props} />}
    </li>
  );
});

function Grip({ event }: { event: TimelineEvent }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the mouse; Cite does the same from the keyboard
    <span
      className="event-grip row-act"
      // Focusable by script alone: the editor leaves to the block what can take the focus.
      tabIndex={-1}
      draggable
      data-tip="Drag into the text to cite it, or onto a factor as its evidence"
      onDragStart={(drag) => {
        drag.stopPropagation();
        takeEvent(drag.dataTransfer, event);
      }}
    >
      <GripVertical size={14} aria-hidden />
    </span>
  );
}

function KindMenu({ event, actions }: { event: TimelineEvent; actions: TimelineActions }) {
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="event-kind" aria-label={`Kind: ${KIND_WORDS[event.kind]}. Change`}>
          <Kind value={event.kind} />
        </button>
      }
    >
      {EVENT_KINDS.map((kind: EventKind) => (
        <MenuCheck
          key={kind}
          closes
          checked={kind === event.kind}
          onChange={() => kind !== event.kind && void actions.change(event, { kind })}
        >
          <Kind value={kind} />
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem
        onSelect={() =>
          createFollowUpFromSelection(event.text, {
            kind: event.kind === 'message' ? 'chat' : 'selection',
            eventId: event.id,
          })
        }
      >
        Plan a follow-up from it…
      </MenuItem>
    </Menu>
  );
}

function RowActs({ event, actions }: RowProps) {
  const { insert } = useDocument();
  return (
    <span className="row-acts">
      <Grip event={event} />
      {insert && (
        <button
          type="button"
          className="row-act"
          aria-label="Cite at the cursor"
          data-tip="Cite where the cursor is in the text"
          onMouseDown={(press) => press.preventDefault()}
          onClick={() => insert(event.id)}
        >
          <Quote size={13} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={`row-act ${event.key ? 'is-on' : ''}`}
        aria-pressed={event.key}
        aria-label="Shown in the document"
        data-tip={event.key ? 'Take it out of the timeline shown here' : 'Show it in the document'}
        onClick={() => actions.setKey(event, !event.key)}
      >
        <Star size={13} aria-hidden />
      </button>
    </span>
  );
}
