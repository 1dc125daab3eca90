import type { Chore } from '#server/platform/reaction.ts';
import { addEvents } from './add-events.ts';
import { createIncident } from './create-incident.ts';
import { getIncident } from './get-incident.ts';
import { judgeSimilar, undoSimilar } from './judge-similar.ts';
import { listEventEdits } from './list-event-edits.ts';
import { listEvents } from './list-events.ts';
import { listIncidents } from './list-incidents.ts';
import { listServices } from './list-services.ts';
import { listSimilarIncidents } from './list-similar-incidents.ts';
import { readOldLikeness } from './read-likeness.ts';
import { removeParticipant } from './remove-participant.ts';
import { setParticipant } from './set-participant.ts';
import { updateEvent } from './update-event.ts';
import { updateIncident } from './update-incident.ts';

export const incidentOperations = [
  createIncident,
  listIncidents,
  getIncident,
  updateIncident,
  addEvents,
  listEvents,
  updateEvent,
  listEventEdits,
  setParticipant,
  removeParticipant,
  listServices,
  listSimilarIncidents,
  judgeSimilar,
  undoSimilar,
];
export const incidentChores: Chore[] = [
  { name: 'likeness', cron: '20 * * * *', run: async (ctx, signal) => void (await readOldLikeness(ctx, signal)) },
];
export { changeStatus } from './change-status.ts';
export { type Derived, getDerived } from './derive.ts';
export {
  getIncidentHead,
  type IncidentHead,
  idOrNone,
  incidentReference,
  visibleIncidents,
} from './incident-access.ts';
export {
  addStatusChange,
  findDecision,
  findIncidentByExternalId,
  getIncidentRow,
  type IncidentRow,
  listIncidentRows,
  listStatedTimes,
  listStatusChanges,
  moveOpening,
  proveOpening,
  saveIncident,
  setServices,
  stateTime,
} from './incidents-store.ts';
export { findKnownEvents } from './known-events-store.ts';
export { findLessons } from './lessons-store.ts';
export { findAlike, findRepeatsOf, listSimilar } from './list-similar.ts';
export { noteImpact, type Opening, openIncident } from './open-incident.ts';
export {
  addDerivedParticipants,
  listParticipantRows,
  type ParticipantRow,
  raiseParticipant,
  stateParticipant,
} from './participants-store.ts';
export { presentDecision, presentEvent, presentRow } from './present-incident.ts';
export { readOldLikeness } from './read-likeness.ts';
export { readTime, requireTime } from './read-time.ts';
export { type IncomingEvent, type StoredEvents, storeEvents, storeEventsOf } from './store-events.ts';
export { tellTimeline } from './tell-timeline.ts';
export {
  countEvents,
  type EventRow,
  findEvents,
  keyByDraft,
  listAllEvents,
  listKeyEvents,
} from './timeline-store.ts';
export { keepRepeats } from './verdicts-store.ts';
