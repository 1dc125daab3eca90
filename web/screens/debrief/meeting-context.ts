import { createContext, useContext } from 'react';
import type { MeetingAct } from '#shared/rules/debrief-meeting.ts';
import type { Debrief, HeardRoom } from '../../data/debriefs.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import type { OpenPoint } from './open-points.ts';

/** What of a meeting this device may look at by itself, apart from where everybody is. */
export type Place = {
  step: NonNullable<HeardRoom['meeting']>['step'];
  eventId: string | null;
  question: string | null;
};

export type MeetingState = {
  postMortem: PostMortem;
  room: HeardRoom & { debrief: Debrief; meeting: NonNullable<HeardRoom['meeting']> };
  points: readonly OpenPoint[];
  /** Where this device looks. */
  place: Place;
  isLeading: boolean;
  /** Looks elsewhere than the meeting is. */
  isAway: boolean;
  mayEdit: boolean;
  mayWrite: boolean;
  /** Turns the page: for everybody from whoever leads, for this device alone from the others. */
  go: (to: Partial<Place>) => void;
  comeBack: () => void;
  steer: (act: MeetingAct) => void;
};

export const MeetingContext = createContext<MeetingState | null>(null);
export function useMeetingState(): MeetingState {
  const state = useContext(MeetingContext);
  if (!state) throw new Error('outside a meeting');
  return state;
}
