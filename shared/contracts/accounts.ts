import { z } from 'zod';
import { EVENT_KINDS, PARTICIPANT_ROLES } from '../incident-record.ts';
import { ACCOUNT_QUESTION_KEYS, ACCOUNT_SHARINGS } from '../rules/accounts.ts';
import { contract, id, instant, postMortemRef, words } from './contract.ts';
import { personRef } from './people.ts';

const answer = z.object({ question: z.enum(ACCOUNT_QUESTION_KEYS), text: z.string(), at: instant.nullable() });
const answersInput = z
  .array(
    z.object({
      question: z.enum(ACCOUNT_QUESTION_KEYS, { error: `must be one of ${ACCOUNT_QUESTION_KEYS.join(', ')}` }),
      text: words(20_000),
      at: instant.nullable().default(null),
    }),
  )
  .max(ACCOUNT_QUESTION_KEYS.length)
  .refine((answers) => new Set(answers.map((one) => one.question)).size === answers.length, {
    error: 'has two answers to one question',
  });
const sharing = z.enum(ACCOUNT_SHARINGS, { error: `must be one of ${ACCOUNT_SHARINGS.join(', ')}` });

/** Where one's account hangs: what the record has of them, and the times everybody knows. */
const slice = z.array(z.object({ at: instant, kind: z.enum(EVENT_KINDS), text: z.string(), isMine: z.boolean() }));

export const accountForm = z.object({
  id,
  postMortemId: id,
  reference: z.string(),
  title: z.string(),
  incidents: z.array(z.object({ reference: z.string(), title: z.string() })),
  person: personRef,
  askedBy: z.string(),
  timeZone: z.string(),
  answers: z.array(answer),
  sharing,
  savedAt: instant.nullable(),
  sentAt: instant.nullable(),
  declinedAt: instant.nullable(),
  timeline: slice,
});

export const accountRow = z.object({
  id,
  /** Null where only the role may be shown. */
  person: personRef.nullable(),
  role: z.enum(PARTICIPANT_ROLES).nullable(),
  state: z.enum(['asked', 'declined', 'sent']),
  askedAt: instant,
  sentAt: instant.nullable(),
  /** Cannot sign in, and so writes by a link. */
  byLink: z.boolean(),
  /** `after-yours`: to be read once one's own is sent. `hidden`: for the owner alone. */
  sight: z.enum(['named', 'role', 'after-yours', 'hidden']),
  /** Empty unless it may be read. */
  answers: z.array(answer),
});

export const listAccounts = contract({
  name: 'accounts.list',
  method: 'GET',
  path: '/post-mortems/:id/accounts',
  who: 'post-mortem.read',
  summary: 'Who was asked for an account, who has written one, and what the caller may read of it',
  input: z.object({ id: postMortemRef }),
  output: z.object({
    items: z.array(accountRow),
    /** Participants who could be asked. */
    others: z.array(personRef.extend({ role: z.enum(PARTICIPANT_ROLES), isMember: z.boolean() })),
    mine: z.enum(['asked', 'declined', 'sent']).nullable(),
    may: z.record(z.string(), z.boolean()),
  }),
});
export const askForAccounts = contract({
  name: 'accounts.ask',
  method: 'POST',
  path: '/post-mortems/:id/accounts',
  who: 'post-mortem.edit',
  summary:
    'Ask participants for their account. Members find it in Debrief; for others the answer holds a link each, shown this once',
  input: z.object({ id: postMortemRef, personIds: z.array(id).min(1).max(200) }),
  output: z.object({
    asked: z.number(),
    links: z.array(z.object({ person: personRef, link: z.string(), expiresAt: instant })),
  }),
});
export const renewAccountLink = contract({
  name: 'accounts.renew-link',
  method: 'POST',
  path: '/accounts/:id/link',
  who: 'post-mortem.edit',
  summary: 'A new link for somebody who cannot sign in; the one before stops working',
  input: z.object({ id }),
  output: z.object({ person: personRef, link: z.string(), expiresAt: instant }),
});
export const withdrawAccountRequest = contract({
  name: 'accounts.withdraw',
  method: 'DELETE',
  path: '/accounts/:id',
  who: 'post-mortem.edit',
  summary: 'Ask somebody no longer; what was sent stays',
  input: z.object({ id }),
  output: z.object({ ok: z.literal(true) }),
});

const written = { answers: answersInput, sharing, send: z.boolean().default(false) };
export const showMyAccount = contract({
  name: 'accounts.mine',
  method: 'GET',
  path: '/post-mortems/:id/account',
  who: 'post-mortem.read',
  summary: "The caller's own account, with their slice of the timeline",
  input: z.object({ id: postMortemRef }),
  output: accountForm,
});
export const writeMyAccount = contract({
  name: 'accounts.write',
  method: 'PUT',
  path: '/post-mortems/:id/account',
  who: 'post-mortem.read',
  summary: 'Keep one’s own account, or send it. What was sent can be changed by its author',
  input: z.object({ id: postMortemRef, ...written }),
  output: accountForm,
});
export const declineAccount = contract({
  name: 'accounts.decline',
  method: 'POST',
  path: '/post-mortems/:id/account/decline',
  who: 'post-mortem.read',
  summary: 'Say that one will write no account',
  input: z.object({ id: postMortemRef }),
  output: accountForm,
});

const token = z.string().min(1).max(200);
export const showAccountByLink = contract({
  name: 'account-links.show',
  method: 'GET',
  path: '/account-links/:token',
  who: 'anyone',
  summary: 'The account that a link was made for',
  input: z.object({ token }),
  output: accountForm,
});
export const writeAccountByLink = contract({
  name: 'account-links.write',
  method: 'PUT',
  path: '/account-links/:token',
  who: 'anyone',
  summary: 'Keep the account that a link was made for, or send it, which ends the link',
  input: z.object({ token, ...written }),
  output: accountForm,
});
export const closeAccounts = contract({
  name: 'accounts.close',
  method: 'POST',
  path: '/post-mortems/:id/accounts/close',
  who: 'post-mortem.edit',
  summary: 'Wait for nobody else: what was sent goes on the timeline as its authors allow',
  input: z.object({ id: postMortemRef }),
  output: z.object({ ok: z.literal(true) }),
});
