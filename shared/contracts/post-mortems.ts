import { z } from 'zod';
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
    handover: z.object({ person: personRef, by: z.string(), note: z.string().nullable(), askedAt: instant }).nullable(),
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

export * from './follow-up-row.ts';
