import { createFollowUp } from './create-follow-up.ts';
import { listFollowUps } from './list-follow-ups.ts';
import { orderFollowUps } from './order-follow-ups.ts';
import { removeFollowUp, restoreFollowUp } from './remove-follow-up.ts';
import { updateFollowUp } from './update-follow-up.ts';

export const followUpOperations = [
  listFollowUps,
  createFollowUp,
  updateFollowUp,
  removeFollowUp,
  restoreFollowUp,
  orderFollowUps,
];
export { insertFollowUp, listFollowUpRows } from './follow-ups-store.ts';
export { presentFollowUp } from './present-follow-up.ts';
