import { z } from 'zod';
import {
  CONFLICT_CHOICES,
  CONFLICT_KINDS,
  DESTINATION_KINDS,
  ON_WITHDRAWAL,
  PAGE_STATES,
  PAGE_TASKS,
} from '../rules/destinations.ts';
import { contract, done, id, instant, line, postMortemRef, requiredLine } from './contract.ts';
import { audience } from './publications.ts';

const address = z
  .string()
  .trim()
  .max(500)
  .refine(isPlainAddress, {
    error: 'must be an address such as https://wiki.example.com, without a name or password in it',
  })
  .transform((value) => value.replace(/\/+$/, ''));

/** A name or password in an address would be shown with it. */
function isPlainAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '';
}

const labels = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\p{L}\p{N}_-]{1,60}$/u, { error: 'must be one word of letters, digits, - and _' }),
  )
  .max(20)
  .default([]);
const pageId = z
  .string()
  .trim()
  .regex(/^\d{1,20}$/, { error: 'must be the number of a page' });
const confluence = { site: address, space: requiredLine(255), parentId: pageId.nullable().default(null), labels };
/** For whoever reaches the service through a gateway of their own; null is its own address. */
const apiAddress = address.nullable().default(null);

/** Where in each kind, without the secret. */
export const DESTINATION_SETTINGS = {
  'confluence-cloud': z.strictObject({ ...confluence, email: z.email({ error: 'must be the e-mail of an account' }) }),
  'confluence-data-center': z.strictObject(confluence),
  notion: z.strictObject({
    under: z.enum(['database', 'page']),
    placeId: z
      .string()
      .trim()
      .max(500)
      .transform(notionId)
      .pipe(z.string({ error: 'must be a Notion link or id' })),
    apiAddress,
  }),
  'google-docs': z.strictObject({
    folderId: z
      .string()
      .trim()
      .max(500)
      .transform((value) => /\/folders\/([\w-]+)/.exec(value)?.[1] ?? value)
      .pipe(z.string().regex(/^[\w-]{5,100}$/, { error: 'must be the link or id of a folder' })),
    apiAddress,
  }),
  git: z.strictObject({
    address,
    branch: z
      .string()
      .trim()
      .regex(/^(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[\w][\w./-]{0,99}(?<![./])$/, {
        error: 'must be the name of a branch',
      })
      .default('main'),
    folder: z
      .string()
      .trim()
      .max(200)
      .transform((value) => value.replace(/^\/+|\/+$/g, ''))
      .refine((value) => value === '' || value.split('/').every((part) => /^(?!\.)[\p{L}\p{N} ._-]+$/u.test(part)), {
        error: 'must be a folder such as docs/post-mortems',
      })
      .default('post-mortems'),
    userName: line(100).default(''),
  }),
} as const;
export type SettingsOf<K extends keyof typeof DESTINATION_SETTINGS> = z.output<(typeof DESTINATION_SETTINGS)[K]>;

/** The id in a link such as https://notion.so/Title-0123456789abcdef0123456789abcdef?v=…, with or without hyphens. */
function notionId(value: string): string | undefined {
  const path = value.split(/[?#]/)[0]!.replaceAll('-', '');
  return /([0-9a-f]{32})$/i.exec(path)?.[1]?.toLowerCase();
}

const secret = z.string().trim().min(1, { error: 'must not be empty' }).max(20_000);
const taking = {
  audience,
  templates: z.array(requiredLine(100)).max(100),
  teamIds: z.array(id).max(100),
  serviceIds: z.array(id).max(500),
};
const rest = { automatic: z.boolean(), onWithdrawal: z.enum(ON_WITHDRAWAL, { error: 'must be mark or remove' }) };

const pageState = {
  state: z.enum(PAGE_STATES),
  task: z.enum(PAGE_TASKS),
  /** Why it is waiting again or has failed, and what to do. */
  fault: z.string().nullable(),
  conflict: z.enum(CONFLICT_KINDS).nullable(),
  url: z.string().nullable(),
  pushedAt: instant.nullable(),
};

export const destination = z.object({
  id,
  kind: z.enum(DESTINATION_KINDS),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  ...taking,
  ...rest,
  version: z.number(),
  /** Null: it was not tried yet. `fault` says what does not work. */
  check: z.object({ at: instant, words: z.string().nullable(), fault: z.string().nullable() }).nullable(),
  isBeingChecked: z.boolean(),
  counts: z.object({ pushed: z.number(), waiting: z.number(), conflict: z.number(), failed: z.number() }),
  /** What needs somebody or waits, the newest first. */
  open: z.array(z.object({ id, postMortem: z.string(), title: z.string(), ...pageState })),
});

export const listDestinations = contract({
  name: 'destinations.list',
  method: 'GET',
  path: '/destinations',
  who: 'destination.manage',
  summary: 'Where publications go, whether it works, and what needs somebody there',
  input: z.object({}),
  output: z.object({ items: z.array(destination) }),
});
export const createDestination = contract({
  name: 'destinations.create',
  method: 'POST',
  path: '/destinations',
  who: 'destination.manage',
  status: 201,
  summary: 'Add a destination. Its secret is kept sealed and never given back. It is checked right after',
  input: z.object({
    kind: z.enum(DESTINATION_KINDS, { error: `must be one of ${DESTINATION_KINDS.join(', ')}` }),
    name: requiredLine(100),
    settings: z.record(z.string(), z.unknown()).describe('Addresses and places, by kind; see docs/destinations.md'),
    secret,
    audience,
    templates: taking.templates.default([]),
    teamIds: taking.teamIds.default([]),
    serviceIds: taking.serviceIds.default([]),
    automatic: rest.automatic.default(false),
    onWithdrawal: rest.onWithdrawal.default('mark'),
  }),
  output: destination,
});
export const updateDestination = contract({
  name: 'destinations.update',
  method: 'PATCH',
  path: '/destinations/:id',
  who: 'destination.manage',
  summary: 'Change a destination; what failed there is tried again. Another address needs the secret again',
  input: z.object({
    id,
    version: z.number().int().describe('The one that was read: refused when somebody else changed it meanwhile'),
    name: requiredLine(100).optional(),
    settings: z.record(z.string(), z.unknown()).optional(),
    secret: secret.optional(),
    audience: audience.optional(),
    templates: taking.templates.optional(),
    teamIds: taking.teamIds.optional(),
    serviceIds: taking.serviceIds.optional(),
    automatic: rest.automatic.optional(),
    onWithdrawal: rest.onWithdrawal.optional(),
  }),
  output: destination,
});
export const removeDestination = contract({
  name: 'destinations.remove',
  method: 'DELETE',
  path: '/destinations/:id',
  who: 'destination.manage',
  summary: 'Send nothing there any more. Pages that were sent stay as they are; the secret is forgotten',
  input: z.object({ id }),
  output: done,
});
export const checkDestination = contract({
  name: 'destinations.check',
  method: 'POST',
  path: '/destinations/:id/check',
  who: 'destination.manage',
  status: 202,
  summary: 'Try it: the token, the place, the permission. The answer is in the list a moment later',
  input: z.object({ id }),
  output: destination,
});

export const destinationPage = z.object({
  id,
  ...pageState,
  publicationId: id,
  /** The version the page is to show, and the one it shows. */
  number: z.number(),
  pushedNumber: z.number().nullable(),
  choices: z.array(z.enum(CONFLICT_CHOICES)),
  askedBy: z.string(),
  nextTryAt: instant.nullable(),
});
const placed = z.object({
  destination: z.object({ id, name: z.string(), kind: z.enum(DESTINATION_KINDS), audience, automatic: z.boolean() }),
  page: destinationPage.nullable(),
});

export const listPages = contract({
  name: 'destination-pages.list',
  method: 'GET',
  path: '/post-mortems/:id/destinations',
  who: 'post-mortem.read',
  summary: 'Where versions of a post-mortem stand elsewhere, or could',
  input: z.object({ id: postMortemRef }),
  output: z.object({ items: z.array(placed) }),
});
export const pushPublication = contract({
  name: 'publications.push',
  method: 'POST',
  path: '/publications/:id/pushes',
  who: 'publication.manage',
  status: 202,
  summary: 'Send a published version to a destination that takes its audience',
  input: z.object({
    id,
    destinationId: id,
    confirmPrivate: z.boolean().default(false).describe('Yes, although an incident behind it is private'),
  }),
  output: placed,
});
export const settlePage = contract({
  name: 'destination-pages.settle',
  method: 'POST',
  path: '/destination-pages/:id/settle',
  who: 'publication.manage',
  status: 202,
  summary: 'Say what to do about a page that was changed or removed there: write over it, make another, leave it',
  input: z.object({ id, choice: z.enum(CONFLICT_CHOICES, { error: 'must be overwrite, anew or leave' }) }),
  output: placed,
});
export const tryPageAgain = contract({
  name: 'destination-pages.try-again',
  method: 'POST',
  path: '/destination-pages/:id/try-again',
  who: 'publication.manage',
  status: 202,
  summary: 'Try at once what failed or waits',
  input: z.object({ id }),
  output: placed,
});
