import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  addNote,
  answerInMeeting,
  cancelDebrief,
  endMeeting,
  joinMeeting,
  listDebriefs,
  type MeetingRoom,
  moveDebrief,
  parkAgain,
  parkIdea,
  planIdea,
  proposeDebrief,
  putIdeaAway,
  scheduleDebrief,
  setAttendance,
  showMeeting,
  startMeeting,
  steerMeeting,
} from '#shared/contracts/debriefs.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type { MeetingRoom };
export type Debrief = OutputOf<typeof scheduleDebrief>;
export type Debriefs = OutputOf<typeof listDebriefs>;
export type Invitable = OutputOf<typeof proposeDebrief>['people'][number];
export type Idea = MeetingRoom['ideas'][number];
/** A meeting as it was answered, with how far this device's clock is behind the server's, in milliseconds. */
export type HeardRoom = MeetingRoom & { behindMs: number };

/** While the line for live changes is down, this is how old the screen may be. */
const LOOK_AGAIN_MS = 10_000;

const listKey = (postMortemId: string) => ['debriefs', postMortemId];
const roomKey = (postMortemId: string) => ['meeting', postMortemId];
const heard = (room: MeetingRoom): HeardRoom => ({ ...room, behindMs: Date.parse(room.now) - Date.now() });

export const useDebriefs = (postMortemId: string) =>
  useQuery({
    queryKey: listKey(postMortemId),
    queryFn: ({ signal }) => call(listDebriefs, { id: postMortemId }, signal),
  });
export const useProposal = (postMortemId: string, enabled: boolean) =>
  useQuery({
    queryKey: [...listKey(postMortemId), 'proposal'],
    queryFn: ({ signal }) => call(proposeDebrief, { id: postMortemId }, signal),
    enabled,
  });
export const useMeeting = (postMortemId: string | undefined) =>
  useQuery({
    queryKey: roomKey(postMortemId ?? ''),
    queryFn: async ({ signal }) => heard(await call(showMeeting, { id: postMortemId ?? '' }, signal)),
    enabled: postMortemId !== undefined,
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });

function settle(client: QueryClient, { postMortemId }: { postMortemId: string }) {
  void client.invalidateQueries({ queryKey: listKey(postMortemId) });
  void client.invalidateQueries({ queryKey: roomKey(postMortemId) });
  void client.invalidateQueries({ queryKey: ['review-boards'] });
  void client.invalidateQueries({ queryKey: ['home'] });
}
/** An answer that was overtaken by a newer one does not turn the page back. */
function settleRoom(client: QueryClient, postMortemId: string, room: MeetingRoom) {
  client.setQueryData(roomKey(postMortemId), (old: HeardRoom | undefined) =>
    (old?.meeting?.version ?? 0) > (room.meeting?.version ?? 0) ? old : heard(room),
  );
}
/** What changes a meeting answers with the whole of it. */
const inRoom = (postMortemId: string) => ({
  settle: (client: QueryClient, room: MeetingRoom) => settleRoom(client, postMortemId, room),
});
const beside = (postMortemId: string) => ({
  settle: (client: QueryClient) => settle(client, { postMortemId }),
});

export const useScheduleDebrief = () => useChange(scheduleDebrief, { settle, shownInPlace: true });
export const useMoveDebrief = () => useChange(moveDebrief, { settle, shownInPlace: true });
export const useCancelDebrief = () => useChange(cancelDebrief, { settle, shownInPlace: true });
export const useEndMeeting = () => useChange(endMeeting, { settle });

export const useStartMeeting = (postMortemId: string) => useChange(startMeeting, inRoom(postMortemId));
export const useSteer = (postMortemId: string) => useChange(steerMeeting, inRoom(postMortemId));
export const useAddNote = (postMortemId: string) => useChange(addNote, { ...inRoom(postMortemId), shownInPlace: true });
export const useAnswer = (postMortemId: string) =>
  useChange(answerInMeeting, {
    shownInPlace: true,
    settle: (client, room) => {
      settleRoom(client, postMortemId, room);
      void client.invalidateQueries({ queryKey: ['coach', postMortemId] });
    },
  });
export const useParkIdea = (postMortemId: string) =>
  useChange(parkIdea, { ...inRoom(postMortemId), shownInPlace: true });
export const useSetAttendance = (postMortemId: string) => useChange(setAttendance, inRoom(postMortemId));
export const usePlanIdea = (postMortemId: string) => useChange(planIdea, beside(postMortemId));
export const usePutIdeaAway = (postMortemId: string) => useChange(putIdeaAway, beside(postMortemId));
export const useParkAgain = (postMortemId: string) => useChange(parkAgain, beside(postMortemId));
export const useJoinMeeting = () => useChange(joinMeeting, { shownInPlace: true });
