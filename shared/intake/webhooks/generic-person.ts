import type { ParticipantRole } from '../../incident-record.ts';
import { asLine, asPayload, pick } from './payload.ts';

const ROLES: [RegExp, ParticipantRole][] = [
  [/^(?:lead|commander|incident[ -_]?(?:lead|commander|manager)|ic|owner)$/i, 'lead'],
  [/^(?:reporter|raised|opened|creator)/i, 'reporter'],
  [/^(?:observer|watcher|follower|stakeholder)/i, 'observer'],
];

export interface GenericPerson {
  name: string;
  handle?: string;
  email?: string;
  role: ParticipantRole;
}

/** Somebody as a name, or as an object with `name` (or handle or email) and perhaps a role; responder when it says none. */
export function readPerson(value: unknown): GenericPerson | undefined {
  const person = asPayload(value) ?? (typeof value === 'string' ? { name: value } : undefined);
  if (!person) return undefined;
  const handles = Array.isArray(person.handles) ? person.handles[0] : undefined;
  const handle = asLine(pick(person, 'handle', 'username', 'login') ?? handles);
  const email = asLine(person.email);
  const name = asLine(pick(person, 'name', 'displayName', 'summary')) ?? handle ?? email;
  if (!name) return undefined;
  const said = asLine(person.role, 60) ?? '';
  const role = ROLES.find(([pattern]) => pattern.test(said))?.[1] ?? 'responder';
  return { name, ...(handle ? { handle } : {}), ...(email ? { email } : {}), role };
}
