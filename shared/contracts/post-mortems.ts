import { z } from 'zod';
import { STRENGTHS } from '../coach/finding.ts';
import { FOLLOW_UP_KINDS, ROW_STATES } from '../rules/factor-words.ts';
import { FOLLOW_UP_STATUSES, ORIGIN_KINDS } from '../rules/follow-up-work.ts';
import {
  contract,
  flag,
  id,
  incidentRef,
  instant,
  line,
  list,
  page,
  pageInput,
  postMortemRef,
  requiredLine,
  words,
} from './contract.ts';
import { evidenceChange, evidenceIds, orderInput, rowHistory, seenVersion } from './document-row.ts';
import { incidentRow, phaseTimes, similarIncident, timelineEvent } from './incidents.ts';
import { personRef } from './people.ts';

export const POST_MORTEM_STATUSES = ['draft', 'in-review', 'published'] as const;
export type PostMortemStatus = (typeof POST_MORTEM_STATUSES)[number];
export const EXPORT_FORMATS = ['md', 'html', 'json', 'pdf', 'docx', 'confluence'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** How a file of each format is named. */
export const EXPORT_EXTENSIONS: Record<ExportFormat, string> = {
  md: 'md',
  html: 'html',
  json: 'json',
  pdf: 'pdf',
  docx: 'docx',
  confluence: 'confluence.xml',
};

export const ownerSuggestion = z.object({
  person: personRef,
  reasons: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
  against: z.array(z.string()),
  isMember: z.boolean(),
});
export const section = z.object({
  key: z.string(),
  title: z.string(),
  markdown: z.string(),
  /** Ids of the events cited in it. */
  evidence: z.array(id),
  version: z.number(),
  guidance: z.string(),
  required: z.boolean(),
  /** Null while it stands as drafted. */
  editedBy: z.string().nullable(),
  editedAt: instant.nullable(),
  /** A newer draft of a section that a person has written in: offered, never put in place. */
  proposal: z.object({ id, markdown: z.string(), draftedAt: instant }).nullable(),
  /** Blocks in it are live: they show rows that are edited elsewhere. */
  blocks: z.array(z.string()),
});
export const citation = z.object({ number: z.number(), event: timelineEvent });
/** Of the draft's questions one that nobody has answered or put away. */
export const openQuestion = z.object({ id, text: z.string(), about: z.string() });

export const postMortemRow = z.object({
  id,
  reference: z.string(),
  title: z.string(),
  status: z.enum(POST_MORTEM_STATUSES),
  private: z.boolean(),
  owner: personRef.nullable(),
  ownerAccepted: z.boolean(),
  dueAt: instant.nullable(),
  severity: z.string().nullable(),
  services: z.array(z.string()),
  incidents: z.array(z.object({ id, reference: z.string(), title: z.string() })),
  openQuestions: z.number(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
});
export const postMortem = postMortemRow
  .omit({ owner: true, ownerAccepted: true, openQuestions: true, incidents: true })
  .extend({
    owner: z.object({
      person: personRef.nullable(),
      reasons: z.array(z.string()),
      accepted: z.boolean(),
      /** They could sign in once, and cannot any more. */
      hasLeft: z.boolean(),
    }),
    /** Who is asked to own it and has not answered. */
    handover: z
      .object({ person: personRef, by: z.string(), note: z.string().nullable(), askedAt: instant })
      .nullable(),
    /** Who was asked and said no. */
    declined: z.array(z.object({ person: personRef, note: z.string().nullable(), at: instant })),
    coWriters: z.array(personRef),
    suggestions: z.array(ownerSuggestion),
    earliestAt: instant.nullable(),
    dueReasons: z.array(z.string()),
    template: z.string(),
    templateVersion: z.number(),
    timeZone: z.string(),
    word: z.string(),
    incidents: z.array(incidentRow),
    times: phaseTimes,
    keyEvents: z.array(timelineEvent),
    eventCount: z.number(),
    sections: z.array(section),
    citations: z.array(citation),
    openQuestions: z.array(openQuestion),
    similar: z.array(similarIncident),
    draftedAt: instant.nullable(),
    may: z.record(z.string(), z.boolean()),
  });

export const listPostMortems = contract({
  name: 'post-mortems.list',
  method: 'GET',
  path: '/post-mortems',
  who: 'post-mortem.read',
  summary: 'Post-mortems, newest first',
  input: z.object({
    q: line(200).optional(),
    status: list(z.enum(POST_MORTEM_STATUSES)).optional(),
    service: list(line(200)).optional(),
    owner: z.union([id, z.literal('me')]).optional(),
    ...pageInput,
  }),
  output: page(postMortemRow),
});
export const createPostMortem = contract({
  name: 'post-mortems.create',
  method: 'POST',
  path: '/post-mortems',
  who: 'post-mortem.create',
  status: 201,
  summary: 'Begin a post-mortem by hand: about a near miss, or about several incidents',
  input: z.object({
    title: requiredLine(1000),
    incidents: z.array(incidentRef).max(50).default([]),
    template: line(60).optional().describe('Key of a template; else the rules choose one'),
  }),
  output: postMortem,
});
export const getPostMortem = contract({
  name: 'post-mortems.get',
  method: 'GET',
  path: '/post-mortems/:id',
  who: 'post-mortem.read',
  summary: 'One post-mortem, whole',
  input: z.object({ id: postMortemRef }),
  output: postMortem,
});
export const updatePostMortem = contract({
  name: 'post-mortems.update',
  method: 'PATCH',
  path: '/post-mortems/:id',
  who: 'post-mortem.edit',
  summary: 'Change the title or the due date',
  input: z.object({ id: postMortemRef, title: requiredLine(1000).optional(), dueAt: instant.nullish() }),
  output: postMortem,
});
export const setOwner = contract({
  name: 'post-mortems.set-owner',
  method: 'PUT',
  path: '/post-mortems/:id/owner',
  who: 'post-mortem.edit',
  summary:
    'Say who owns it; null takes the owner away. A key sets it at once; a member takes it, and asks anybody else',
  input: z.object({ id: postMortemRef, personId: id.nullable(), note: words(2000).optional() }),
  output: postMortem,
});
export const writeSection = contract({
  name: 'sections.write',
  method: 'PUT',
  path: '/post-mortems/:id/sections/:key',
  who: 'post-mortem.edit',
  maxBody: 4 * 1024 * 1024,
  summary:
    'Write a section over the version that was read; a stale baseVersion is refused with 409 and nothing is lost',
  input: z.object({
    id: postMortemRef,
    key: line(100),
    markdown: words(1_000_000),
    baseVersion: z.number().int().nonnegative(),
  }),
  output: section,
});
export const listSectionVersions = contract({
  name: 'sections.versions',
  method: 'GET',
  path: '/post-mortems/:id/sections/:key/versions',
  who: 'post-mortem.read',
  summary: 'Every version of a section, newest first',
  input: z.object({ id: postMortemRef, key: line(100) }),
  output: z.object({
    items: z.array(
      z.object({ version: z.number(), markdown: z.string(), writtenBy: z.string().nullable(), writtenAt: instant }),
    ),
  }),
});
export const answerProposal = contract({
  name: 'proposals.answer',
  method: 'POST',
  path: '/post-mortems/:id/proposals/:proposalId',
  who: 'post-mortem.edit',
  summary: 'Take a newer draft of a section, or put it away',
  input: z.object({ id: postMortemRef, proposalId: id, take: z.boolean() }),
  output: postMortem,
});
export const cite = contract({
  name: 'citations.add',
  method: 'POST',
  path: '/post-mortems/:id/citations',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'The number by which the text cites an event',
  input: z.object({ id: postMortemRef, eventId: id }),
  output: citation,
});
export const exportPostMortem = contract({
  name: 'post-mortems.export',
  method: 'GET',
  path: '/post-mortems/:id/export',
  who: 'post-mortem.read',
  file: true,
  summary: 'One post-mortem as a file',
  input: z.object({
    id: postMortemRef,
    format: z.enum(EXPORT_FORMATS, { error: `must be one of ${EXPORT_FORMATS.join(', ')}` }).default('md'),
    download: flag.optional(),
  }),
  /** Text of most formats; bytes of PDF and DOCX, for which a client asks with `createDownload`. */
  output: z.string(),
});

const move = (verb: string, summary: string) =>
  contract({
    name: `post-mortems.${verb}`,
    method: 'POST',
    path: `/post-mortems/:id/${verb}`,
    who: 'post-mortem.move',
    summary,
    input: z.object({ id: postMortemRef, note: words(10_000).optional() }),
    output: postMortem,
  });
export const submit = move('submit', 'Send a draft to review');
export const approve = move('approve', 'Approve what is in review');
export const requestChanges = move('request-changes', 'Send what is in review back to draft, saying what to change');
export const publish = move('publish', 'Publish');
export const reopen = move('reopen', 'Reopen what was published');

export { FOLLOW_UP_STATUSES };
const followUpRefs = z.object({ id, reference: z.string() });
/** What should be different because of it, measured by what, and when to look: on a day, or some weeks after it was done. */
const effect = z.object({
  change: words(2000).refine((value) => value.trim().length > 0, { error: 'must say what should be different' }),
  measure: words(2000).default(''),
  lookOn: z.iso.date({ error: 'must be a date such as 2026-03-04' }).nullable().default(null),
  lookAfterWeeks: z.number().int().min(1).max(104).nullable().default(null),
});
const workLink = z.object({
  url: line(4000).refine((value) => /^https?:\/\//i.test(value), { error: 'must begin with http:// or https://' }),
  title: line(300).default(''),
});
const origin = z.object({
  kind: z.enum(ORIGIN_KINDS, { error: `must be one of ${ORIGIN_KINDS.join(', ')}` }),
  section: line(100).optional(),
  threadId: id.optional(),
  eventId: id.optional(),
  itemId: line(100).optional(),
});
const strengthLevel = z.enum(STRENGTHS, { error: `must be one of ${STRENGTHS.join(', ')}` });
export const followUp = z.object({
  id,
  /** "FU-3"; "Candidate" for what a draft proposed and nobody has taken on. */
  reference: z.string(),
  title: z.string(),
  why: z.string(),
  status: z.enum(FOLLOW_UP_STATUSES),
  reason: z.string().nullable(),
  owner: personRef.nullable(),
  dueOn: z.iso.date().nullable(),
  priority: z.enum(['low', 'medium', 'high']).nullable(),
  postMortem: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
  url: z.string().nullable(),
  doneAt: instant.nullable(),
  /** A candidate is what the draft heard somebody say ought to be done; nobody has taken it on. */
  state: z.enum(ROW_STATES),
  kind: z.enum(FOLLOW_UP_KINDS).nullable(),
  /** Contributing factors it addresses. */
  factorIds: z.array(id),
  /** Events it came from, and the words. */
  evidence: z.array(id),
  quote: z.string(),
  team: z.object({ id, name: z.string() }).nullable(),
  effect: z
    .object({
      change: z.string(),
      measure: z.string(),
      lookOn: z.iso.date().nullable(),
      lookAfterWeeks: z.number().nullable(),
    })
    .nullable(),
  /** Beside `url`, which is its place in a tracker. */
  links: z.array(z.object({ url: z.string(), title: z.string() })),
  /** What somebody had before them when they planned it. */
  cameFrom: origin.nullable(),
  /** How often its date was moved to a later one. */
  postponed: z.number(),
  /** The same work as that one, which stands for both. */
  mergedInto: followUpRefs.nullable(),
  splitFrom: followUpRefs.nullable(),
  strength: z
    .object({
      /** Null where the words do not tell. */
      level: strengthLevel.nullable(),
      why: z.string(),
      /** The same idea in a stronger form, mostly as a question. */
      stronger: z.string().nullable(),
      by: z.enum(['words', 'person']),
    })
    .describe('How much it leaves to memory and care: told by its words unless a person said otherwise'),
  wording: z.object({
    actionable: z.boolean(),
    specific: z.boolean(),
    bounded: z.boolean(),
    /** How each that is not could be. */
    notes: z.array(z.string()),
  }),
  /** What its words say it is for; null where they do not tell. */
  proposedKind: z.enum(FOLLOW_UP_KINDS).nullable(),
  ...rowHistory,
});
const followUpFields = {
  strength: z
    .object({ level: strengthLevel, why: line(2000).default('') })
    .nullish()
    .describe('What a person says of its strength; null leaves it to its words'),
  why: words(10_000).optional(),
  kind: z.enum(FOLLOW_UP_KINDS, { error: `must be one of ${FOLLOW_UP_KINDS.join(', ')}` }).nullish(),
  factorIds: z.array(id).max(100).optional(),
  ownerId: id.nullish(),
  dueOn: z.iso.date({ error: 'must be a date such as 2026-03-04' }).nullish(),
  priority: z.enum(['low', 'medium', 'high']).nullish(),
  url: line(4000).nullish(),
  teamId: id.nullish(),
  effect: effect.nullish(),
  links: z.array(workLink).max(50).optional(),
};
export const listFollowUps = contract({
  name: 'follow-ups.list',
  method: 'GET',
  path: '/follow-ups',
  who: 'follow-up.read',
  summary: 'Follow-ups, the soonest due first; candidates of a draft only where `state` asks for them',
  input: z.object({
    state: list(z.enum(ROW_STATES)).optional(),
    status: list(z.enum(FOLLOW_UP_STATUSES)).optional(),
    owner: z.union([id, z.literal('me')]).optional(),
    postMortem: postMortemRef.optional(),
    finishedSince: instant.optional().describe('Only those done or declined since then'),
    strength: list(strengthLevel).optional(),
    ...pageInput,
  }),
  output: page(followUp),
});
export const createFollowUp = contract({
  name: 'follow-ups.create',
  method: 'POST',
  path: '/follow-ups',
  who: 'follow-up.edit',
  status: 201,
  summary: 'Plan work that should change something',
  input: z.object({
    title: requiredLine(1000),
    postMortemId: postMortemRef.optional(),
    quote: words(2000).optional().describe('The words it came from, such as what was selected in the text'),
    evidence: evidenceIds.optional(),
    from: origin.optional().describe('What it was planned from, such as a comment or an item of the parking lot'),
    ...followUpFields,
  }),
  output: followUp,
});
export const updateFollowUp = contract({
  name: 'follow-ups.update',
  method: 'PATCH',
  path: '/follow-ups/:id',
  who: 'follow-up.edit',
  summary:
    'Change a follow-up; "won\'t do" needs a reason. With `version`, what another changed since is kept and answered with 409',
  input: z.object({
    id,
    version: seenVersion.optional(),
    state: z.enum(ROW_STATES).optional().describe('Confirm or strike what a draft proposes'),
    title: requiredLine(1000).optional(),
    status: z.enum(FOLLOW_UP_STATUSES).optional(),
    reason: line(2000).optional(),
    because: line(2000)
      .optional()
      .describe('Why it moves to a later date; kept with it. Asked of people, not of API keys'),
    ...followUpFields,
    ...evidenceChange,
  }),
  output: followUp,
});
export const removeFollowUp = contract({
  name: 'follow-ups.remove',
  method: 'DELETE',
  path: '/follow-ups/:id',
  who: 'follow-up.edit',
  summary: 'Take a follow-up away; restoring brings it back',
  input: z.object({ id }),
  output: followUp,
});
export const restoreFollowUp = contract({
  name: 'follow-ups.restore',
  method: 'POST',
  path: '/follow-ups/:id/restore',
  who: 'follow-up.edit',
  summary: 'Bring a removed follow-up back',
  input: z.object({ id }),
  output: followUp,
});
export const orderFollowUps = contract({
  name: 'follow-ups.order',
  method: 'PUT',
  path: '/post-mortems/:id/follow-ups/order',
  who: 'follow-up.edit',
  summary: 'Put the follow-ups of a post-mortem in this order; those not named stay behind them',
  input: orderInput,
  output: z.object({ items: z.array(followUp) }),
});
