import { PARTICIPANT_ROLES, type ParticipantRole } from '#shared/incident-record.ts';

export const ROLE_WORDS: Record<ParticipantRole, string> = {
  lead: 'Lead',
  responder: 'Responder',
  reporter: 'Reporter',
  observer: 'Observer',
};

/** What somebody did that is worth saying: everybody wrote in the channel. */
export const deedsOf = <T extends { what: string }>(one: { did: readonly T[] }): T[] =>
  one.did.filter((deed) => deed.what !== 'wrote in the channel');

type One = { role: ParticipantRole; did: readonly unknown[] };
/** By role, and among those who had the same one, whoever did most first. */
export const inOrder = <T extends One>(people: readonly T[]): T[] =>
  people.toSorted(
    (a, b) => PARTICIPANT_ROLES.indexOf(a.role) - PARTICIPANT_ROLES.indexOf(b.role) || b.did.length - a.did.length,
  );
