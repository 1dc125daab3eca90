import type { ParticipantRole } from '#shared/incident-record.ts';
import type { Participant } from '../../rules/participants.ts';
import { count, sayList } from '../../rules/plain-words.ts';
import { bear } from '../bearing.ts';
import type { Material } from '../material.ts';
import { cleanLine } from '../safe-text.ts';
import type { DraftItem } from '../shape.ts';

const ROLE_WORDS: Record<ParticipantRole, string> = {
  lead: 'led the response',
  responder: 'responded',
  reporter: 'reported it',
  observer: 'followed along',
};

const MOST_NAMED = 10;

const describe = (material: Material, person: Participant): DraftItem => {
  const name = cleanLine(person.name, 80);
  const wasThere = person.role === 'observer' && person.basis === 'derived';
  const role = wasThere ? 'was in the conversation' : ROLE_WORDS[person.role];
  const deeds = person.did.filter((deed) => deed.what !== 'wrote in the channel' && deed.what !== role);
  const did = deeds.map((deed) => deed.what);
  const text = did.length > 0 ? `${name} ${role}: ${sayList(did, 6)}.` : `${name} ${role}.`;
  const field = person.listed === undefined ? undefined : `people.${person.listed}.role`;
  const shown = [...new Set(person.did.flatMap((deed) => deed.evidence.slice(0, 2)))].slice(0, 6);
  const support =
    person.basis === 'stated' && field
      ? { evidence: shown.length > 0 ? shown : bear(material, [field], { words: [person.name] }), facts: [field] }
      : { evidence: shown };
  return {
    type: 'person',
    name,
    role: person.role,
    did: person.did.map(({ what, evidence }) => ({ what, evidence })),
    text,
    ...support,
  };
};

/** The people of the incident, each with a role and what they did; beyond ten, those who only followed are counted. */
export const describePeople = (material: Material): DraftItem[] => {
  const people = material.participants.filter((person) => person.did.length > 0 || person.basis === 'stated');
  const named = people.slice(0, MOST_NAMED).map((person) => describe(material, person));
  const rest = people.slice(MOST_NAMED);
  if (rest.length === 0) return named;
  const evidence = [...new Set(rest.flatMap((person) => person.did[0]?.evidence[0] ?? []))].slice(0, 12);
  if (evidence.length === 0) return named;
  const value = `${count(rest.length, 'more person', 'more people')} wrote during the incident`;
  return [...named, { type: 'fact', label: 'Others', value, text: `${value}.`, evidence }];
};
