import type { Operation } from '#server/platform/operation.ts';
import type { Chore, Reaction } from '#server/platform/reaction.ts';
import { accountOperations } from './accounts/index.ts';
import { calendarOperations } from './calendars/index.ts';
import { chatOperations } from './chat/index.ts';
import { coachOperations } from './coach/index.ts';
import { commentOperations } from './comments/index.ts';
import { debriefChores, debriefOperations } from './debriefs/index.ts';
import { decisionOperations, decisionReactions } from './decisions/index.ts';
import { destinationChores, destinationOperations, destinationReactions } from './destinations/index.ts';
import { effectChores, effectOperations, effectReactions } from './effects/index.ts';
import { exportOperations } from './exports/index.ts';
import { factorOperations } from './factors/index.ts';
import { fileOperations } from './files/index.ts';
import { followUpChores, followUpOperations } from './follow-ups/index.ts';
import { homeOperations } from './home/index.ts';
import { importOperations } from './imports/index.ts';
import { incidentChores, incidentOperations } from './incidents/index.ts';
import { installationOperations } from './installation/index.ts';
import { notificationChores, notificationOperations, notificationReactions } from './notifications/index.ts';
import { ownershipOperations } from './ownership/index.ts';
import { peopleOperations } from './people/index.ts';
import { postMortemOperations, postMortemReactions } from './post-mortems/index.ts';
import { processChores, processOperations, processReactions } from './processes/index.ts';
import { publicationOperations } from './publications/index.ts';
import { recordOperations } from './record/index.ts';
import { reviewOperations } from './reviews/index.ts';
import { searchOperations } from './search/index.ts';
import { sourceOperations } from './sources/index.ts';
import { teamOperations } from './teams/index.ts';
import { templateOperations } from './templates/index.ts';
import { trackerChores, trackerOperations, trackerReactions } from './trackers/index.ts';
import { valueOperations } from './value/index.ts';
import { versionOperations } from './versions/index.ts';

/** Every operation of every feature, and what follows from events. */
export const OPERATIONS: Operation[] = [
  ...installationOperations,
  ...peopleOperations,
  ...teamOperations,
  ...calendarOperations,
  ...incidentOperations,
  ...decisionOperations,
  ...templateOperations,
  ...postMortemOperations,
  ...factorOperations,
  ...commentOperations,
  ...fileOperations,
  ...accountOperations,
  ...followUpOperations,
  ...ownershipOperations,
  ...coachOperations,
  ...debriefOperations,
  ...reviewOperations,
  ...exportOperations,
  ...publicationOperations,
  ...processOperations,
  ...destinationOperations,
  ...sourceOperations,
  ...chatOperations,
  ...importOperations,
  ...effectOperations,
  ...notificationOperations,
  ...trackerOperations,
  ...versionOperations,
  ...recordOperations,
  ...searchOperations,
  ...valueOperations,
  ...homeOperations,
];

/** What is done by the clock. */
export const CHORES: Chore[] = [
  ...processChores,
  ...debriefChores,
  ...followUpChores,
  ...destinationChores,
  ...incidentChores,
  ...effectChores,
  ...trackerChores,
  ...notificationChores,
];

export const REACTIONS: Reaction[] = [
  ...destinationReactions,
  ...decisionReactions,
  ...postMortemReactions,
  ...effectReactions,
  ...trackerReactions,
  ...processReactions,
  ...notificationReactions,
];
