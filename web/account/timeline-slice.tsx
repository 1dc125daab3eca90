import type { AccountForm } from '../data/accounts.ts';
import { Clock } from '../ui/when.tsx';

/** What the record has of the writer, and what machines said: something to remember by. A press hangs the answer there. */
export function TimelineSlice({ events, onPick }: { events: AccountForm['timeline']; onPick: (at: string) => void }) {
  return (
    <aside className="slice" aria-label="Your part of the timeline">
      <h2>Your part of the timeline</h2>
      {events.length === 0 ? (
        <p className="small faint">The record holds nothing of yours. What you remember is all the more worth.</p>
      ) : (
        <>
          <p className="small faint">Press a moment to hang the answer you are at on it.</p>
          <ol>
            {events.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
              <li key={index}>
                <button type="button" className={event.isMine ? 'is-mine' : ''} onClick={() => onPick(event.at)}>
                  <Clock at={event.at} className="num" />
                  <span dir="auto">{event.text}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </aside>
  );
}
