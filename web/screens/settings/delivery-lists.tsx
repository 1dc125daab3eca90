import { count } from '#shared/rules/plain-words.ts';
import type { Outgoing } from '../../data/mail.ts';
import { DayAndClock } from '../../ui/when.tsx';

/** One thing on its way: to whom, about what, when, and what went wrong. */
export type SentLine = {
  id: string;
  to: string;
  what: string;
  dueAt: string | null;
  tries: number;
  fault: string | null;
};

export function SentList({ lines }: { lines: SentLine[] }) {
  return (
    <ul className="mails">
      {lines.map((one) => (
        <li key={one.id + one.what}>
          <span>
            <b>{one.to}</b> <span className="faint">{one.what}</span>
            {one.fault && <span className="mail-fault">{one.fault}</span>}
          </span>
          <span className="faint num">
            {one.dueAt ? <DayAndClock at={one.dueAt} /> : `given up after ${count(one.tries, 'try', 'tries')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who will be reminded when; of what, only they are told. */
export function ComingNudges({ coming, all }: { coming: Outgoing['coming']; all: number }) {
  return (
    <>
      <h2>Reminders of the next seven days</h2>
      {coming.length === 0 ? (
        <p className="small faint">Nobody will be reminded of anything.</p>
      ) : (
        <ul className="mails">
          {coming.map((one) => (
            <li key={one.at + one.to}>
              <span>
                <b>{one.to}</b> <span className="faint">{count(one.reminders, 'reminder')}</span>
              </span>
              <span className="faint num">
                <DayAndClock at={one.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {all > coming.length && <p className="small faint">and {all - coming.length} more</p>}
    </>
  );
}
