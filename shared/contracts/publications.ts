import { z } from 'zod';
import { LEFTOVER_KINDS } from '../redaction/leftover.ts';
import { AUDIENCES, LINK_RULES, SELECTION_RULES } from '../redaction/plan.ts';
import { contract, done, flag, id, instant, postMortemRef, requiredLine, words } from './contract.ts';
import { personRef } from './people.ts';
import { EXPORT_FORMATS } from './post-mortems.ts';

export const audience = z.enum(AUDIENCES, { error: `must be one of ${AUDIENCES.join(', ')}` });
const format = z.enum(EXPORT_FORMATS, { error: `must be one of ${EXPORT_FORMATS.join(', ')}` });
const selection = z.strictObject({
  rule: z.enum(SELECTION_RULES, { error: `must be one of ${SELECTION_RULES.join(', ')}` }),
  ids: z.array(id).max(2000).default([]),
});
const hasLetter = (text: string) => /[\p{L}\p{N}]/u.test(text);

export const publicationPlan = z.strictObject({
  title: requiredLine(300).nullable().default(null),
  sections: z
    .array(z.strictObject({ key: z.string().max(100), wording: words(200_000).nullable().default(null) }))
    .min(1, { error: 'must have at least one section' })
    .max(200),
  people: z.strictObject({
    rule: z.enum(['named', 'roles'], { error: 'must be named or roles' }),
    named: z.array(id).max(2000).default([]),
    words: z
      .array(z.strictObject({ personId: id, as: requiredLine(80) }))
      .max(2000)
      .default([]),
  }),
  words: z
    .array(
      z.strictObject({
        text: requiredLine(200).refine(hasLetter, { error: 'must have a letter or a digit' }),
        as: requiredLine(80).default('[removed]'),
      }),
    )
    .max(500),
  links: z.strictObject({
    rule: z.enum(LINK_RULES, { error: `must be one of ${LINK_RULES.join(', ')}` }),
    hosts: z.array(requiredLine(253)).max(200).default([]),
  }),
  evidence: z.boolean(),
  pictures: z.boolean(),
  peopleBlock: z.boolean(),
  openQuestions: z.boolean(),
  references: z.boolean(),
  timeline: selection,
  followUps: selection,
});

const share = z.object({
  id,
  /** Null: without an end. */
  expiresAt: instant.nullable(),
  state: z.enum(['open', 'expired', 'revoked']),
  opens: z.number(),
  /** Search engines may list its page. */
  listed: z.boolean(),
  madeBy: z.string(),
  madeAt: instant,
});
const readers = z.object({
  /** Of whoever took part and can sign in. */
  read: z.number(),
  of: z.number(),
  others: z.number(),
  /** Who read it, the latest first; never who keeps it to themself. */
  names: z.array(z.string()),
  /** Some members keep to themselves what they read. */
  mayBeMore: z.boolean(),
});
export const publication = z.object({
  id,
  postMortemId: id,
  audience,
  number: z.number(),
  title: z.string(),
  note: z.string().nullable(),
  publishedBy: z.string(),
  publishedAt: instant,
  withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Null for customers, who are not counted. */
  readers: readers.nullable(),
  /** Empty for whoever may not share it. */
  shares: z.array(share),
});

export const listPublications = contract({
  name: 'publications.list',
  method: 'GET',
  path: '/post-mortems/:id/publications',
  who: 'post-mortem.read',
  summary: 'What was published of a post-mortem, for whom; the newest first',
  input: z.object({ id: postMortemRef }),
  output: z.object({
    reference: z.string(),
    title: z.string(),
    word: z.string(),
    private: z.boolean(),
    /** Null when something can be published now, otherwise what has to happen first. */
    notYet: z.string().nullable(),
    items: z.array(publication),
    /** Whether the caller's own reading is counted. */
    isCounted: z.boolean(),
    may: z.record(z.string(), z.boolean()),
  }),
});

export const planPublication = contract({
  name: 'publications.plan',
  method: 'GET',
  path: '/post-mortems/:id/publication-plan',
  who: 'publication.manage',
  summary: 'The plan that an audience had last, or the usual one, and everything that a plan chooses from',
  input: z.object({ id: postMortemRef, audience }),
  output: z.object({
    plan: publicationPlan,
    sections: z.array(z.object({ key: z.string(), title: z.string(), markdown: z.string() })),
    events: z.array(z.object({ id, at: instant.nullable(), text: z.string() })),
    followUps: z.array(z.object({ id, reference: z.string(), title: z.string() })),
    people: z.array(personRef.extend({ as: z.string() })),
  }),
});

const planned = { id: postMortemRef, audience, plan: publicationPlan };
export const previewPublication = contract({
  name: 'publications.preview',
  method: 'POST',
  path: '/post-mortems/:id/publication-preview',
  who: 'publication.manage',
  maxBody: 4 * 1024 * 1024,
  summary: 'What an audience would read, made as a publication is made and kept nowhere',
  input: z.object(planned),
  output: z.object({
    /** A page by itself, without scripts. */
    html: z.string(),
    /** Given back when publishing, it makes sure that this and nothing else is published. */
    digest: z.string(),
    redacted: z.array(z.object({ key: z.string(), label: z.string(), as: z.string().nullable(), places: z.number() })),
    leftovers: z.array(
      z.object({ kind: z.enum(LEFTOVER_KINDS), text: z.string(), places: z.number(), where: z.string() }),
    ),
  }),
});
export const publishFor = contract({
  name: 'publications.publish',
  method: 'POST',
  path: '/post-mortems/:id/publications',
  who: 'publication.manage',
  status: 201,
  maxBody: 4 * 1024 * 1024,
  summary: 'Publish a version for an audience. Its text is kept as it is and does not change',
  input: z.object({
    ...planned,
    note: words(2000).optional(),
    confirmPrivate: z.boolean().default(false).describe('Yes, although an incident behind it is private'),
    digest: z.string().max(100).optional().describe('Of the preview: refused when the text is another by now'),
  }),
  output: publication,
});
export const getPublication = contract({
  name: 'publications.get',
  method: 'GET',
  path: '/publications/:id',
  who: 'post-mortem.read',
  summary: 'One published version, as a page',
  input: z.object({ id }),
  output: z.object({ publication, html: z.string() }),
});
export const exportPublication = contract({
  name: 'publications.export',
  method: 'GET',
  path: '/publications/:id/export',
  who: 'post-mortem.read',
  file: true,
  summary: 'One published version as a file',
  input: z.object({ id, format: format.default('md'), download: flag.optional() }),
  output: z.string(),
});
export const exportSite = contract({
  name: 'publications.site',
  method: 'GET',
  path: '/publications/:id/site',
  who: 'publication.manage',
  file: true,
  summary: 'One published version as a folder for any web host (ZIP): a page by itself, and its files beside it',
  input: z.object({
    id,
    listed: flag.default(false).describe('Search engines may list the page'),
    confirmPrivate: flag.default(false),
  }),
  output: z.string(),
});
export const readPublication = contract({
  name: 'publications.read',
  method: 'POST',
  path: '/publications/:id/read',
  who: 'post-mortem.read',
  summary: 'The caller has opened it. Shown and counted once for a member, and not for who keeps it to themself',
  input: z.object({ id }),
  output: z.object({ isCounted: z.boolean() }),
});
export const countReading = contract({
  name: 'reading.count',
  method: 'PUT',
  path: '/me/reading',
  who: 'signed-in',
  summary: 'Whether the caller’s reading is shown and counted. Who says no is taken out of every list and count',
  input: z.object({ isCounted: z.boolean() }),
  output: z.object({ isCounted: z.boolean() }),
});
export const withdrawPublication = contract({
  name: 'publications.withdraw',
  method: 'POST',
  path: '/publications/:id/withdraw',
  who: 'publication.manage',
  summary: 'Take a published version back: its links end, the record keeps it',
  input: z.object({ id, reason: requiredLine(1000) }),
  output: publication,
});

export const sharePublication = contract({
  name: 'publications.share',
  method: 'POST',
  path: '/publications/:id/shares',
  who: 'publication.manage',
  status: 201,
  summary: 'A link for whoever has no account. Its address is answered this once',
  input: z.object({
    id,
    days: z.number().int().min(1).max(365).default(30),
    public: z.boolean().default(false).describe('Without an end; for admins'),
    listed: z.boolean().default(false).describe('Search engines may list the page; only of a link without an end'),
    confirmPrivate: z.boolean().default(false),
  }),
  output: z.object({ share, link: z.string() }),
});
export const revokeShare = contract({
  name: 'publications.revoke-share',
  method: 'DELETE',
  path: '/publication-shares/:id',
  who: 'publication.manage',
  summary: 'End a link before its time',
  input: z.object({ id }),
  output: done,
});
export const showShared = contract({
  name: 'shared.show',
  method: 'GET',
  path: '/shared/:token',
  who: 'anyone',
  file: true,
  summary: 'What a link leads to: a page, or a file of it. Also at /shared/:token',
  input: z.object({ token: z.string(), format: format.optional() }),
  output: z.string(),
});
