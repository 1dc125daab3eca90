import { type AgendaStep, agendaOf, STEP_KEYS, type StepKey } from './debrief-agenda.ts';

/** A meeting that was opened, as every device shows it. Times are ISO 8601; the clock counts what was not paused. */
export type Meeting = {
  /** Raised by each change: a device never goes back to what it has seen already. */
  version: number;
  /** Who turns the pages for everybody. */
  leader: { id: string | null; name: string };
  startedAt: string;
  /** Since when the clock stands still; null while it runs. */
  pausedAt: string | null;
  /** Milliseconds of pauses that are over. */
  pausedMs: number;
  step: StepKey;
  steps: (AgendaStep & { spentMs: number })[];
  /** What the clock said when the present step began. */
  stepFromMs: number;
  /** The timeline event and the question that are looked at; null for the first. */
  eventId: string | null;
  question: string | null;
  agreed: { at: string; by: string } | null;
};

export type MeetingAct =
  | { act: 'pause' | 'resume' | 'lead' | 'agree' | 'disagree' }
  | { act: 'step'; step: StepKey }
  | { act: 'event'; eventId: string }
  | { act: 'question'; question: string };

export type Steerer = { id: string | null; name: string };

export function openMeeting(minutes: number, leader: Steerer, now: Date): Meeting {
  return {
    version: 1,
    leader,
    startedAt: now.toISOString(),
    pausedAt: null,
    pausedMs: 0,
    step: STEP_KEYS[0],
    steps: agendaOf(minutes).map((one) => ({ ...one, spentMs: 0 })),
    stepFromMs: 0,
    eventId: null,
    question: null,
    agreed: null,
  };
}

/** Milliseconds on the clock at `now` (epoch milliseconds). A device whose own clock is behind reads 0, never less. */
export function elapsedMs({ startedAt, pausedAt, pausedMs }: Meeting, now: number): number {
  const until = pausedAt === null ? now : Date.parse(pausedAt);
  return Math.max(0, until - Date.parse(startedAt) - pausedMs);
}

/** Milliseconds spent in a step until `now`, in all visits to it. The steps add up to the whole clock. */
export function spentMsIn(meeting: Meeting, key: StepKey, now: number): number {
  const before = meeting.steps.find((one) => one.key === key)?.spentMs ?? 0;
  return meeting.step === key ? before + Math.max(0, elapsedMs(meeting, now) - meeting.stepFromMs) : before;
}

/** What a meeting is after somebody did something. The same object where that changes nothing. */
export function steer(meeting: Meeting, what: MeetingAct, by: Steerer, now: Date): Meeting {
  const changed = changeOf(meeting, what, by, now);
  return changed === null ? meeting : { ...meeting, ...changed, version: meeting.version + 1 };
}

function changeOf(meeting: Meeting, what: MeetingAct, by: Steerer, now: Date): Partial<Meeting> | null {
  switch (what.act) {
    case 'pause':
      return meeting.pausedAt === null ? { pausedAt: now.toISOString() } : null;
    case 'resume':
      return meeting.pausedAt === null ? null : { pausedAt: null, pausedMs: pausedUntil(meeting, now) };
    case 'lead':
      return meeting.leader.id === by.id && meeting.leader.name === by.name ? null : { leader: by };
    case 'agree':
      return meeting.agreed === null ? { agreed: { at: now.toISOString(), by: by.name } } : null;
    case 'disagree':
      return meeting.agreed === null ? null : { agreed: null };
    case 'step':
      return meeting.step === what.step ? null : enter(meeting, what.step, now);
    case 'event':
      return meeting.eventId === what.eventId ? null : { eventId: what.eventId };
    case 'question':
      return meeting.question === what.question ? null : { question: what.question };
  }
}

const pausedUntil = ({ pausedAt, pausedMs }: Meeting, now: Date): number =>
  pausedMs + (pausedAt === null ? 0 : Math.max(0, now.getTime() - Date.parse(pausedAt)));

function enter(meeting: Meeting, step: StepKey, now: Date): Partial<Meeting> {
  const at = now.getTime();
  const spent = spentMsIn(meeting, meeting.step, at);
  return {
    step,
    stepFromMs: elapsedMs(meeting, at),
    steps: meeting.steps.map((one) => (one.key === meeting.step ? { ...one, spentMs: spent } : one)),
  };
}
