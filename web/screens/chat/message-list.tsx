import { Star } from 'lucide-react';
import { memo, useRef } from 'react';
import { EVENT_KINDS, type EventKind } from '#shared/incident-record.ts';
import { KIND_WORDS, Kind } from '../../ui/chip.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { clock, day, inUtc } from '../../ui/time-words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { useStable } from '../../ui/use-stable.ts';
import { type RowsHandle, VirtualRows } from '../../ui/virtual-rows.tsx';
import type { CorrectedMessage, Correction } from './corrections.ts';

type Props = {
  messages: CorrectedMessage[];
  /** The zone in which the times were read, and in which they are corrected. */
  zone: string;
  onCorrect: (id: string, change: Correction) => void;
};

export function MessageList({ messages, zone, onCorrect }: Props) {
  const handle = useRef<RowsHandle>(null);
  const rows = useRows(messages.length, {
    reveal: (index) => handle.current?.reveal(index),
    keyOf: (index) => messages[index]!.id,
  });
  const at = messages[rows.at];
  const select = useStable((message: CorrectedMessage) =>
    rows.setAt(at?.id === message.id ? -1 : messages.indexOf(message)),
  );
  const correct = useStable(onCorrect);
  useKeys({
    ' ': () => at && onCorrect(at.id, { left: !at.left }),
    'Shift+K': () => at && onCorrect(at.id, { key: !at.key }),
    Escape: () => rows.setAt(-1),
  });
  return (
    <div className="chat-list">
      <VirtualRows
        count={messages.length}
        height={36}
        measured
        keyOf={(index) => messages[index]!.id}
        handle={handle}
        label="Messages as they were read"
      >
        {(index) => (
          <MessageRow
            message={messages[index]!}
            zone={zone}
            isAt={rows.at === index}
            onSelect={select}
            onCorrect={correct}
          />
        )}
      </VirtualRows>
    </div>
  );
}

type RowProps = {
  message: CorrectedMessage;
  zone: string;
  isAt: boolean;
  onSelect: (message: CorrectedMessage) => void;
  onCorrect: Props['onCorrect'];
};
const MessageRow = memo(function MessageRow({ message, zone, isAt, onSelect, onCorrect }: RowProps) {
  const { id } = message;
  const isReply = message.thread !== null && message.thread !== id;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: rows are chosen with j, k and the arrows
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={`chat-row ${message.left ? 'is-left' : ''} ${isAt ? 'is-at' : ''} ${isReply ? 'is-reply' : ''}`}
      onClick={(event) => !(event.target as Element).closest('input, select, button, label') && onSelect(message)}
    >
      <input
        type="checkbox"
        className="box"
        checked={!message.left}
        aria-label={`Add the message: ${message.text.slice(0, 80)}`}
        onChange={(event) => onCorrect(id, { left: !event.target.checked })}
      />
      {message.at ? (
        <time dateTime={message.at} data-tip={`Read from “${message.atText}”. ${inUtc(message.at)}`}>
          {day(message.at, zone).replace(/^\w+ /, '')} {clock(message.at, zone, true)}
        </time>
      ) : (
        <span className="no-time" data-tip={`Read from “${message.atText}”`}>
          no time
        </span>
      )}
      <Kind value={message.kind} />
      <bdi className="chat-author">{message.author ?? '—'}</bdi>
      <span className={`chat-text words ${isAt ? '' : 'clamp-2'}`} dir="auto">
        {message.text.slice(0, isAt ? 20_000 : 400)}
        {message.reactions.length > 0 && (
          <span className="faint small">
            {' '}
            {message.reactions.map((reaction) => `:${reaction.name}: ${reaction.count}`).join('  ')}
          </span>
        )}
      </span>
      <button
        type="button"
        className={`event-key ${message.key ? 'is-key' : ''}`}
        aria-pressed={message.key}
        aria-label="Key event"
        data-tip={message.pinned ? 'Pinned in the chat, so key' : 'Key: shown in the document'}
        onClick={() => onCorrect(id, { key: !message.key })}
      >
        <Star size={13} aria-hidden />
      </button>
      {message.problems.length > 0 && <span className="chat-problem">{message.problems.join(' · ')}</span>}
      {isAt && <RowEdit message={message} zone={zone} onCorrect={onCorrect} />}
    </div>
  );
});

function RowEdit({
  message,
  zone,
  onCorrect,
}: {
  message: CorrectedMessage;
  zone: string;
  onCorrect: Props['onCorrect'];
}) {
  const { id } = message;
  return (
    <div className="chat-edit">
      <label>
        When
        <input
          className="input"
          type="datetime-local"
          step={1}
          value={message.at ? toField(message.at, zone) : ''}
          onChange={(event) => onCorrect(id, { at: fromField(event.target.value, zone) ?? null })}
        />
      </label>
      <label>
        Who
        <input
          className="input"
          value={message.author ?? ''}
          dir="auto"
          onChange={(event) => onCorrect(id, { author: event.target.value })}
        />
      </label>
      <label>
        Kind
        <select
          className="input"
          value={message.kind}
          onChange={(event) => onCorrect(id, { kind: event.target.value as EventKind })}
        >
          {EVENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
