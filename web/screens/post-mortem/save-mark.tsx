import { Check, Ellipsis, type LucideIcon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { OpenRoom, RoomState, SaveState } from '../../document/open-room.ts';
import './save-mark.css';

type Mark = {
  words: string;
  /** For a narrow page. */
  short?: string;
  /** Stands for the words on a phone. */
  icon?: LucideIcon;
  tone: 'quiet' | 'ok' | 'warn' | 'bad';
  tip: string;
};

const changes = (count: number) => `${count.toLocaleString('en')} unsent ${count === 1 ? 'change' : 'changes'}`;
const where = (isKept: boolean) =>
  isKept ? 'They are kept in this browser, also over a reload.' : 'They live in this tab only: leave it open.';

/** What is written, and where it is stored. Always there while somebody writes. */
export function SaveMark({ room }: { room: OpenRoom }) {
  const state = useSyncExternalStore(room.subscribe, room.read);
  const mark = markOf(state.save, state.isKept);
  if (!mark) return null;
  return (
    <span className={`save-mark is-${mark.tone}`} role="status" data-tip={mark.tip} data-save={state.save.at}>
      {mark.icon && <mark.icon className="save-icon" size={16} aria-hidden />}
      <span className="save-words">{mark.words}</span>
      {mark.short && <span className="save-short">{mark.short}</span>}
    </span>
  );
}

function markOf(save: SaveState, isKept: boolean): Mark | undefined {
  switch (save.at) {
    case 'saved':
      return { words: 'Saved', icon: Check, tone: 'ok', tip: 'Everything you wrote is stored on the server.' };
    case 'saving':
      return {
        words: 'Saving…',
        icon: Ellipsis,
        tone: 'quiet',
        tip: 'On its way to the server; not called saved before it is stored there.',
      };
    case 'reconnecting':
      return {
        words: save.unsent > 0 ? `Reconnecting… ${changes(save.unsent)}` : 'Reconnecting…',
        short: 'Reconnecting…',
        tone: 'quiet',
        tip: 'The line dropped for a moment. Write on; it is sent when the line is back.',
      };
    case 'offline':
      return {
        words: save.unsent > 0 ? `Offline, ${changes(save.unsent)}` : 'Offline',
        short: save.unsent > 0 ? `Offline, ${save.unsent} unsent` : 'Offline',
        tone: 'warn',
        tip:
          save.unsent > 0
            ? `Write on. ${where(isKept)} They are sent when the line is back.`
            : 'Write on: it is sent when the line is back.',
      };
    case 'not-saved':
      return {
        words: 'Not saved: the server cannot reach its database',
        short: 'Not saved',
        tone: 'bad',
        tip: isKept
          ? 'Your text is safe in this browser, and is stored as soon as the server can.'
          : 'Leave this tab open: your text is stored as soon as the server can.',
      };
    case 'reading':
      return save.wasWriting
        ? {
            words: 'You can read only now',
            short: 'Read only',
            tone: 'warn',
            tip: 'You may no longer write in this document.',
          }
        : undefined;
    case 'outdated':
      return { words: 'Reload to go on', tone: 'warn', tip: 'Debrief was upgraded while this page was open.' };
    case 'not-taken':
      return { words: 'Not saved', tone: 'bad', tip: 'The server cannot take in what this browser holds.' };
    case 'quarantined':
      return { words: 'Read only', tone: 'warn', tip: 'The stored document needs a look by an admin.' };
    case 'no-access':
      return { words: 'No access', tone: 'bad', tip: 'You may no longer open this document.' };
    case 'opening':
      return undefined;
  }
}

/** Whether leaving the page now would lose words. */
export function wouldLose({ save, isKept }: RoomState): boolean {
  if (isKept) return false;
  if (save.at === 'saving' || save.at === 'not-saved') return true;
  return 'unsent' in save && save.unsent > 0;
}
