import { useEffect, useSyncExternalStore } from 'react';
import type { OpenRoom } from '../../document/open-room.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/toast-store.ts';
import { wouldLose } from './save-mark.tsx';

/** What keeps somebody from writing, what is safe, and what to do about it. */
export function RoomNotice({ room }: { room: OpenRoom }) {
  const state = useSyncExternalStore(room.subscribe, room.read);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (wouldLose(room.read())) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [room]);
  const { save } = state;
  switch (save.at) {
    case 'reading':
      return save.unsent > 0 ? (
        <div className="notice notice-warn" role="alert">
          {save.unsent === 1 ? 'Your last change came' : `Your last ${save.unsent.toLocaleString('en')} changes came`}{' '}
          after it was closed to writing and {save.unsent === 1 ? 'is' : 'are'} not in it: you alone see{' '}
          {save.unsent === 1 ? 'it' : 'them'} here.{' '}
          {state.isKept ? 'This browser keeps them' : 'Leave this tab open: they live here'} until it is reopened; then
          they go in.
          <div className="notice-acts">
            <Button small onClick={() => void copy(room)}>
              Copy the text
            </Button>
          </div>
        </div>
      ) : null;
    case 'quarantined':
      return (
        <div className="notice notice-warn" role="alert">
          {save.why}
        </div>
      );
    case 'no-access':
      return (
        <div className="notice notice-warn" role="alert">
          {save.why} Everything you wrote that was shown as saved is in the document.
          {save.unsent > 0 && <Unsent room={room} />}
        </div>
      );
    case 'outdated':
      return (
        <div className="notice notice-warn" role="alert">
          Debrief was upgraded, and this document holds something that this page does not know yet. What you wrote is
          safe.
          <div className="notice-acts">
            <Button small look="primary" onClick={() => location.reload()}>
              Reload to go on
            </Button>
          </div>
        </div>
      );
    case 'not-taken':
      return (
        <div className="notice notice-warn" role="alert">
          The server cannot put what this browser holds into the document; it may have been restored from a backup. What
          was shown as saved is safe. Begin again with the server’s text.
          {save.unsent > 0 && <Unsent room={room} />}
          <div className="notice-acts">
            <Button small look="primary" onClick={() => void beginAgain(room)}>
              Begin again
            </Button>
          </div>
        </div>
      );
    case 'not-saved':
      return (
        <div className="notice notice-warn" role="alert">
          Not saved: the server cannot reach its database.{' '}
          {state.isKept
            ? 'Your text is safe in this browser. Write on; it is stored as soon as the server can.'
            : 'Leave this tab open. Your text is stored as soon as the server can.'}
        </div>
      );
    default:
      return null;
  }
}

function Unsent({ room }: { room: OpenRoom }) {
  return (
    <>
      {' '}
      Some of your last words could not be sent: copy the text before you leave.
      <div className="notice-acts">
        <Button small onClick={() => void copy(room)}>
          Copy the text
        </Button>
      </div>
    </>
  );
}

async function copy(room: OpenRoom) {
  await navigator.clipboard.writeText(room.text());
  say('Copied.');
}

async function beginAgain(room: OpenRoom) {
  await room.forget();
  location.reload();
}
