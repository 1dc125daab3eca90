import { coachText } from './coach-text.ts';
import { dismissFinding } from './dismiss-finding.ts';
import { listRules } from './list-rules.ts';
import { reviewPostMortem } from './review-post-mortem.ts';
import { settleQuestion } from './settle-question.ts';
import { showDocumentCoach } from './show-document-coach.ts';
import { showSettings } from './show-settings.ts';
import { suggestNotes } from './suggest-notes.ts';
import { takeFinding } from './take-finding.ts';
import { undoDismissal } from './undo-dismissal.ts';
import { updateSettings } from './update-settings.ts';
import { writeSheet } from './write-sheet.ts';

export const coachOperations = [
  coachText,
  showDocumentCoach,
  reviewPostMortem,
  dismissFinding,
  undoDismissal,
  takeFinding,
  settleQuestion,
  listRules,
  showSettings,
  updateSettings,
  suggestNotes,
  writeSheet,
];
export { type OpenPoints, readOpenPoints } from './review-post-mortem.ts';
