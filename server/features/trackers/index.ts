import { adoptIssue } from './adopt-issue.ts';
import { answerConflict } from './answer-conflict.ts';
import { blankIssue } from './blank-issue.ts';
import { checkTracker } from './check-tracker.ts';
import { createIssues } from './create-issues.ts';
import { createTracker } from './create-tracker.ts';
import { listIssues } from './list-issues.ts';
import { listPeople } from './list-people.ts';
import { listQueue } from './list-queue.ts';
import { listTrackers } from './list-trackers.ts';
import { listUnusedWebhooks } from './list-unused-webhooks.ts';
import { planIssues } from './plan-issues.ts';
import { previewIssue } from './preview-issue.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { refreshIssue } from './refresh-issue.ts';
import { removeTracker } from './remove-tracker.ts';
import { renewWebhook } from './renew-webhook.ts';
import { setPersonOfAccount } from './set-person.ts';
import { tryAgain } from './try-again.ts';
import { unlinkIssue } from './unlink-issue.ts';
import { updateTracker } from './update-tracker.ts';

export const trackerOperations = [
  listTrackers,
  createTracker,
  updateTracker,
  checkTracker,
  renewWebhook,
  removeTracker,
  listPeople,
  setPersonOfAccount,
  listQueue,
  tryAgain,
  listUnusedWebhooks,
  receiveWebhook,
  listIssues,
  previewIssue,
  planIssues,
  createIssues,
  adoptIssue,
  unlinkIssue,
  answerConflict,
  refreshIssue,
  blankIssue,
];
export { followIssue as followIssueNow } from './follow-issue.ts';
export { reconcileTracker } from './reconcile.ts';
export { trackerChores, trackerReactions, workTrackers } from './work-trackers.ts';
