import { z } from 'zod';
import { ROLES } from '../rules/access.ts';
import { contract, done, id, line, nothing, page, pageInput, requiredLine, timeZone } from './contract.ts';

export const personRef = z.object({ id, name: z.string() });
export const role = z.enum(ROLES);

export const person = z.object({
  id,
  name: z.string(),
  handles: z.array(z.string()),
  email: z.string().nullable(),
  isMember: z.boolean(),
});

const email = z
  .email({ error: 'is not an e-mail address' })
  .max(320)
  .transform((value) => value.toLowerCase());
const password = z
  .string()
  .min(10, { error: 'must have at least 10 characters' })
  .max(1000, { error: 'is longer than 1,000 characters' });

export const me = z.object({
  id: id.nullable(),
  name: z.string(),
  email: z.string().nullable(),
  role,
  timeZone: z.string().nullable(),
  may: z.record(z.string(), z.boolean()),
});

export const session = z.object({
  me: me.nullable(),
  /** Sent back as `x-debrief-csrf` with every change made from a browser session. */
  csrf: z.string().nullable(),
  /** True until the first admin has signed up. */
  isNew: z.boolean(),
  installation: z.object({ name: z.string(), word: z.string(), timeZone: z.string() }),
  version: z.string(),
});

export const showSession = contract({
  name: 'session.show',
  method: 'GET',
  path: '/session',
  who: 'anyone',
  summary: 'Who is signed in, and what this installation is called',
  input: nothing,
  output: session,
});
export const signIn = contract({
  name: 'session.sign-in',
  method: 'POST',
  path: '/session',
  who: 'anyone',
  summary: 'Sign in with e-mail and password; sets the session cookie',
  input: z.object({ email, password: z.string().max(1000) }),
  output: session,
});
export const signOut = contract({
  name: 'session.sign-out',
  method: 'DELETE',
  path: '/session',
  who: 'anyone',
  summary: 'End this session',
  input: nothing,
  output: done,
});
export const showSignUp = contract({
  name: 'sign-up.show',
  method: 'GET',
  path: '/sign-up/:token',
  who: 'anyone',
  summary: 'What a sign-up link is for',
  input: z.object({ token: z.string().max(200) }),
  output: z.object({
    role,
    email: z.string().nullable(),
    name: z.string().nullable(),
    purpose: z.enum(['first-admin', 'invitation', 'new-password']),
  }),
});
export const acceptSignUp = contract({
  name: 'sign-up.accept',
  method: 'POST',
  path: '/sign-up/:token',
  who: 'anyone',
  summary: 'Become a member, or choose a new password, by a one-time link',
  input: z.object({
    token: z.string().max(200),
    name: requiredLine(200),
    email,
    password,
    timeZone: timeZone.optional(),
  }),
  output: session,
});
export const updateMe = contract({
  name: 'me.update',
  method: 'PATCH',
  path: '/me',
  who: 'signed-in',
  summary: 'Change your own name, time zone or password',
  input: z.object({
    name: requiredLine(200).optional(),
    timeZone: timeZone.nullish(),
    password: password.optional(),
    currentPassword: z.string().max(1000).optional(),
  }),
  output: me,
});

export const member = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  disabled: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
  invited: z.boolean(),
});
export const listMembers = contract({
  name: 'members.list',
  method: 'GET',
  path: '/members',
  who: 'member.read',
  summary: 'Everybody who can sign in, or was invited to',
  input: nothing,
  output: z.object({ items: z.array(member) }),
});
export const inviteMember = contract({
  name: 'members.invite',
  method: 'POST',
  path: '/members',
  who: 'member.manage',
  status: 201,
  summary: 'Make a one-time sign-up link for somebody',
  input: z.object({ name: requiredLine(200), email, role: role.default('editor') }),
  output: z.object({ link: z.string(), expiresAt: z.string() }),
});
export const updateMember = contract({
  name: 'members.update',
  method: 'PATCH',
  path: '/members/:id',
  who: 'member.manage',
  summary: 'Change a role, or stop somebody from signing in',
  input: z.object({ id, role: role.optional(), disabled: z.boolean().optional() }),
  output: member,
});
export const renewMemberLink = contract({
  name: 'members.renew-link',
  method: 'POST',
  path: '/members/:id/link',
  who: 'member.manage',
  status: 201,
  summary: 'Make a one-time link to choose a new password',
  input: z.object({ id }),
  output: z.object({ link: z.string(), expiresAt: z.string() }),
});

export const listPeople = contract({
  name: 'people.list',
  method: 'GET',
  path: '/people',
  who: 'person.read',
  summary: 'Everybody the installation knows',
  input: z.object({ q: line(200).optional(), ...pageInput }),
  output: page(person),
});
export const updatePerson = contract({
  name: 'people.update',
  method: 'PATCH',
  path: '/people/:id',
  who: 'person.edit',
  summary: 'Change the name and chat handles of a person who is not a member',
  input: z.object({ id, name: requiredLine(200).optional(), handles: z.array(line(200)).max(50).optional() }),
  output: person,
});

export const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  role,
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export const listKeys = contract({
  name: 'keys.list',
  method: 'GET',
  path: '/keys',
  who: 'key.manage',
  summary: 'API keys, revoked ones included',
  input: nothing,
  output: z.object({ items: z.array(apiKey) }),
});
export const createKey = contract({
  name: 'keys.create',
  method: 'POST',
  path: '/keys',
  who: 'key.manage',
  status: 201,
  summary: 'Make an API key; the secret is shown this once',
  input: z.object({ name: requiredLine(200), role: role.default('editor') }),
  output: apiKey.extend({ secret: z.string() }),
});
export const revokeKey = contract({
  name: 'keys.revoke',
  method: 'DELETE',
  path: '/keys/:id',
  who: 'key.manage',
  summary: 'Revoke an API key at once',
  input: z.object({ id }),
  output: done,
});
