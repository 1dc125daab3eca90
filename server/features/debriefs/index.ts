import type { Chore } from '#server/platform/reaction.ts';
import { joinMeeting, setAttendance } from './attend.ts';
import { showBoardCalendar } from './board-file.ts';
import { changeEntry, putOnBoard, takeOffBoard } from './change-queue.ts';
import { parkAgain, parkIdea, planIdea, putIdeaAway } from './decide-on-ideas.ts';
import { listBoards } from './list-boards.ts';
import { listDebriefs } from './list-debriefs.ts';
import { cancelDebrief, moveDebrief } from './move-debrief.ts';
import { addNote, answerInMeeting } from './note-in-meeting.ts';
import { proposeDebrief } from './propose-debrief.ts';
import { endMeeting, holdEntry, startMeeting, steerMeeting } from './run-meeting.ts';
import { scheduleDebrief } from './schedule-debrief.ts';
import { sendInvitations } from './send-invitations.ts';
import { showCalendar } from './show-calendar.ts';
import { showMeeting } from './show-meeting.ts';
import { skipMeeting, unskipMeeting } from './skip-meeting.ts';
import { closeBoard, createBoard, updateBoard } from './write-board.ts';

export const debriefOperations = [
  listDebriefs,
  proposeDebrief,
  scheduleDebrief,
  moveDebrief,
  cancelDebrief,
  showCalendar,
  showMeeting,
  startMeeting,
  steerMeeting,
  endMeeting,
  addNote,
  answerInMeeting,
  parkIdea,
  planIdea,
  putIdeaAway,
  parkAgain,
  joinMeeting,
  setAttendance,
  listBoards,
  createBoard,
  updateBoard,
  closeBoard,
  showBoardCalendar,
  skipMeeting,
  unskipMeeting,
  putOnBoard,
  changeEntry,
  takeOffBoard,
  holdEntry,
];
export const debriefChores: Chore[] = [
  {
    name: 'send-invitations',
    cron: '* * * * *',
    run: async (ctx, signal) => {
      await sendInvitations(ctx, signal);
    },
  },
];
export { type DebriefOf, listDebriefsOf } from './debriefs-store.ts';
export { sendInvitations } from './send-invitations.ts';
