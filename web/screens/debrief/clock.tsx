import { useEffect, useState } from 'react';
import { STEP_TITLES, type StepKey } from '#shared/rules/debrief-agenda.ts';
import { elapsedMs, spentMsIn } from '#shared/rules/debrief-meeting.ts';
import { useMeetingState } from './meeting-context.ts';

/** The server's time, as near as this device knows it, once a second. */
export function useServerNow(): number {
  const { behindMs } = useMeetingState().room;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + behindMs;
}

/** 3723000 → "1:02:03", 63000 → "1:03". */
export function sayClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0(?=\d:)/, '');
}

export function MeetingClock() {
  const { meeting, debrief } = useMeetingState().room;
  const now = useServerNow();
  const spent = elapsedMs(meeting, now);
  const planned = debrief.minutes * 60_000;
  return (
    <div className={`meeting-clock ${spent > planned ? 'is-over' : ''}`} role="timer" aria-label="Time since it began">
      <b>{sayClock(spent)}</b>
      <span>{meeting.pausedAt ? 'paused' : `of ${debrief.minutes} min`}</span>
    </div>
  );
}

/** How much of a step's time is used: as a bar, and in words for who looks closer. */
export function StepClock({ step }: { step: StepKey }) {
  const { meeting } = useMeetingState().room;
  const now = useServerNow();
  const spent = spentMsIn(meeting, step, now);
  const minutes = meeting.steps.find((one) => one.key === step)?.minutes ?? 0;
  const share = minutes === 0 ? 1 : Math.min(1, spent / (minutes * 60_000));
  const isOver = spent > minutes * 60_000;
  return (
    <div
      className={`step-clock ${isOver ? 'is-over' : ''}`}
      aria-label={`${STEP_TITLES[step]}: ${sayClock(spent)} of ${minutes} minutes`}
      role="img"
    >
      <span className="step-clock-words">
        <b>{sayClock(spent)}</b> of {minutes} min{isOver && ' · over time'}
      </span>
      <span className="step-clock-bar">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </div>
  );
}
