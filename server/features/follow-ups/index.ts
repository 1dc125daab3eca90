import type { Chore } from '#server/platform/reaction.ts';
import { changeFollowUps } from './change-follow-ups.ts';
import { createFollowUp } from './create-follow-up.ts';
import { getFollowUp } from './get-follow-up.ts';
import { giveAnswer, showAnswer } from './give-answer.ts';
import { listFollowUps } from './list-follow-ups.ts';
import { mergeFollowUps } from './merge-follow-ups.ts';
import { orderFollowUps } from './order-follow-ups.ts';
import { postponeFollowUp } from './postpone-follow-up.ts';
import { proposeDueDate } from './propose-due-date.ts';
import { removeFollowUp, restoreFollowUp } from './remove-follow-up.ts';
import { setLevels, showLevels } from './service-levels.ts';
import { showBoard } from './show-board.ts';
import { showCoverage } from './show-coverage.ts';
import { splitFollowUp } from './split-follow-up.ts';
import { readStrengths } from './told-strength.ts';
import { undoFollowUps } from './undo-follow-ups.ts';
import { updateFollowUp } from './update-follow-up.ts';
import { viewOperations } from './views.ts';

export const followUpOperations = [
  listFollowUps,
  showBoard,
  getFollowUp,
  createFollowUp,
  updateFollowUp,
  removeFollowUp,
  restoreFollowUp,
  orderFollowUps,
  postponeFollowUp,
  changeFollowUps,
  mergeFollowUps,
  splitFollowUp,
  undoFollowUps,
  ...viewOperations,
  showLevels,
  setLevels,
  proposeDueDate,
  showCoverage,
  showAnswer,
  giveAnswer,
];
export const followUpChores: Chore[] = [
  {
    name: 'read-strengths',
    cron: '*/5 * * * *',
    run: async (ctx, signal) => {
      await readStrengths(ctx, signal);
    },
  },
];
export { makeAnswerLink } from './answer-links.ts';
export { changeFromTracker, noteFromTracker, type TrackerChange, type TrackerEdit } from './change-from-tracker.ts';
export { makeFollowUp } from './create-follow-up.ts';
export {
  type FollowUpRow,
  findFollowUp,
  insertFollowUp,
  listFollowUpRows,
  listVisibleFollowUps,
} from './follow-ups-store.ts';
export { keepIssueUrl } from './issue-url-store.ts';
export { loadCoverage } from './load-coverage.ts';
export { openFollowUp } from './open-follow-up.ts';
export { presentFollowUp } from './present-follow-up.ts';
export { tellOfFollowUps } from './tell-of-follow-ups.ts';
export { readStrengths } from './told-strength.ts';
