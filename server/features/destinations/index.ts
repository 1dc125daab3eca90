import type { Chore } from '#server/platform/reaction.ts';
import { checkDestination } from './check-destination.ts';
import { createDestination } from './create-destination.ts';
import { listDestinations } from './list-destinations.ts';
import { listPages } from './list-pages.ts';
import { checkWhenAsked } from './on-check-asked.ts';
import { sendWhenAsked } from './on-page-asked.ts';
import { pushWhenPublished } from './on-publication-made.ts';
import { withdrawWhenWithdrawn } from './on-publication-withdrawn.ts';
import { pushPublication } from './push-publication.ts';
import { removeDestination } from './remove-destination.ts';
import { sendDuePages } from './send-due-pages.ts';
import { settleConflict } from './settle-conflict.ts';
import { tryAgain } from './try-again.ts';
import { updateDestination } from './update-destination.ts';

export const destinationOperations = [
  listDestinations,
  createDestination,
  updateDestination,
  removeDestination,
  checkDestination,
  listPages,
  pushPublication,
  settleConflict,
  tryAgain,
];
export const destinationReactions = [pushWhenPublished, withdrawWhenWithdrawn, sendWhenAsked, checkWhenAsked];
export const destinationChores: Chore[] = [{ name: 'destinations', cron: '* * * * *', run: sendDuePages }];
export { sendDuePages } from './send-due-pages.ts';
