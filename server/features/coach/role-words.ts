import type { ParticipantRole } from '#shared/incident-record.ts';

/** A role as it is written in a sentence, in place of a name. */
export const ROLE_WORDS: Record<ParticipantRole, string> = {
  lead: 'incident lead',
  responder: 'responder',
  reporter: 'reporter',
  observer: 'observer',
};
