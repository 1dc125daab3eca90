import { z } from 'zod';
import { FIELDS, ISSUE_STATUSES, TRACKER_KINDS } from '../trackers/issue.ts';
import { STANDINGS } from '../trackers/standing.ts';
import { contract, done, id, instant, line, list, nothing, requiredLine, words } from './contract.ts';

export const FAULT_CODES = [
  'token-expired',
  'scope-lost',
  'project-gone',
  'rate-limited',
  'unreachable',
  'not-the-tracker',
  'secret-unreadable',
  'refused',
  'issue-gone',
  'already-linked',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

const fault = z.object({
  code: z.enum(FAULT_CODES),
  /** What is wrong and what to do, as a sentence. */
  why: z.string(),
  since: instant,
  /** When it is tried again by itself. */
  until: instant.nullable(),
});
export type Fault = z.output<typeof fault>;

const statusNames = z.partialRecord(z.enum(ISSUE_STATUSES), z.array(requiredLine(100)).max(20));

export const tracker = z.object({
  id,
  kind: z.enum(TRACKER_KINDS),
  name: z.string(),
  baseUrl: z.string(),
  project: z.string(),
  account: z.string().nullable(),
  /** The last four signs. */
  tokenHint: z.string(),
  titleTemplate: z.string(),
  bodyTemplate: z.string(),
  labels: z.array(z.string()),
  issueType: z.string().nullable(),
  /** What an admin set; a status that is missing has the usual names. */
  statuses: statusNames,
  people: z.array(z.object({ account: z.string(), person: z.object({ id, name: z.string() }) })),
  webhookPath: z.string(),
  hasWebhookSecret: z.boolean(),
  disabled: z.boolean(),
  checkedAt: instant.nullable(),
  webhookAt: instant.nullable(),
  /** Webhooks that could not be used in the last 14 days. */
  unusedWebhooks: z.number(),
  fault: fault.nullable(),
  issues: z.number(),
});
export type TrackerView = z.output<typeof tracker>;

const template = (most: number) => words(most).refine((text) => text.trim() !== '', { error: 'must not be empty' });
const fields = {
  name: requiredLine(100),
  baseUrl: requiredLine(500)
    .refine((url) => /^https?:\/\/[^\s?#]+$/.test(url), {
      error: 'must be an address such as https://gitlab.example.com',
    })
    .transform((url) => url.replace(/\/+$/, '')),
  project: requiredLine(300),
  account: line(300).nullable(),
  token: requiredLine(4000),
  titleTemplate: template(2000),
  bodyTemplate: template(20_000),
  labels: z.array(requiredLine(100)).max(20),
  issueType: line(100).nullable(),
  statuses: statusNames,
};
const withSecret = tracker.extend({
  webhookSecret: z.string().nullable().describe('Only in the answer that made it'),
});

export const listTrackers = contract({
  name: 'trackers.list',
  method: 'GET',
  path: '/trackers',
  who: 'tracker.manage',
  summary: 'Where follow-ups go as issues',
  input: nothing,
  output: z.object({ items: z.array(tracker) }),
});
export const createTracker = contract({
  name: 'trackers.create',
  method: 'POST',
  path: '/trackers',
  who: 'tracker.manage',
  status: 201,
  summary: 'Connect a project of GitHub, GitLab, Jira or Linear; the token is kept encrypted and never shown again',
  input: z.object({
    kind: z.enum(TRACKER_KINDS),
    name: fields.name,
    project: fields.project,
    token: fields.token,
    baseUrl: fields.baseUrl.optional().describe('GitHub and Linear have a usual one'),
    account: fields.account.optional().describe('E-mail address of the account, for Jira Cloud'),
    titleTemplate: fields.titleTemplate.optional(),
    bodyTemplate: fields.bodyTemplate.optional(),
    labels: fields.labels.optional(),
    issueType: fields.issueType.optional(),
    statuses: fields.statuses.optional(),
  }),
  output: withSecret,
});
export const updateTracker = contract({
  name: 'trackers.update',
  method: 'PATCH',
  path: '/trackers/:id',
  who: 'tracker.manage',
  summary: 'Change a tracker; a new token is checked at once',
  input: z.object({
    id,
    name: fields.name.optional(),
    account: fields.account.optional(),
    token: fields.token.optional(),
    titleTemplate: fields.titleTemplate.optional(),
    bodyTemplate: fields.bodyTemplate.optional(),
    labels: fields.labels.optional(),
    issueType: fields.issueType.optional(),
    statuses: fields.statuses.optional(),
    webhookSecret: requiredLine(500).optional().describe('One that the tracker made, as Linear does'),
    people: z
      .array(z.object({ account: requiredLine(300), personId: id }))
      .max(2000)
      .optional()
      .describe('Whose account is whose, where e-mail and handle do not tell'),
    disabled: z.boolean().optional(),
  }),
  output: tracker,
});
export const checkTracker = contract({
  name: 'trackers.check',
  method: 'POST',
  path: '/trackers/:id/check',
  who: 'tracker.manage',
  status: 202,
  summary: 'Ask the tracker now whether token and project are right, and read what changed',
  input: z.object({ id }),
  output: tracker,
});
export const renewTrackerWebhook = contract({
  name: 'trackers.renew-webhook',
  method: 'POST',
  path: '/trackers/:id/webhook',
  who: 'tracker.manage',
  summary: 'Make a new address and secret for its webhooks; the old ones end at once',
  input: z.object({ id }),
  output: withSecret,
});
export const removeTracker = contract({
  name: 'trackers.remove',
  method: 'DELETE',
  path: '/trackers/:id',
  who: 'tracker.manage',
  summary: 'Forget a tracker, its token and its links; the issues stay where they are',
  input: z.object({ id }),
  output: done,
});

const waiting = z.object({
  id,
  trackerId: id,
  trackerName: z.string(),
  followUp: z.object({ id, reference: z.string(), title: z.string() }),
  key: z.string().nullable(),
  url: z.string().nullable(),
  what: z.enum(['create', 'adopt', 'follow', 'blank']),
  attempts: z.number(),
  nextTryAt: instant.nullable(),
  fault: fault.nullable(),
});
export const listTrackerQueue = contract({
  name: 'trackers.queue',
  method: 'GET',
  path: '/trackers/queue',
  who: 'tracker.manage',
  summary: 'What waits to reach a tracker, and what stands in its way; those in trouble first',
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(waiting), total: z.number() }),
});
export const tryTrackersAgain = contract({
  name: 'trackers.try-again',
  method: 'POST',
  path: '/trackers/queue/try-again',
  who: 'tracker.manage',
  status: 202,
  summary: 'Try everything that waits now, or only these',
  input: z.object({ ids: z.array(id).max(200).optional() }),
  output: z.object({ tried: z.number() }),
});
const unused = z.object({
  id,
  receivedAt: instant,
  outcome: z.enum(['unreadable', 'refused']),
  why: z.string(),
  body: z.string(),
});
export const listUnusedWebhooks = contract({
  name: 'trackers.unused-webhooks',
  method: 'GET',
  path: '/trackers/:id/webhooks',
  who: 'tracker.manage',
  summary: 'Webhooks of a tracker that could not be used, newest first; kept for 14 days',
  input: z.object({ id }),
  output: z.object({ items: z.array(unused) }),
});
export const receiveTrackerWebhook = contract({
  name: 'trackers.receive',
  method: 'POST',
  path: '/trackers/:id/webhook/:token',
  who: 'anyone',
  status: 202,
  bodyField: 'body',
  bytes: true,
  maxBody: 8 * 1024 * 1024,
  summary: 'A webhook of a tracker; its signature is checked, and a repeat changes nothing',
  input: z.object({ id: z.string().max(80), token: z.string().max(200), body: z.instanceof(Uint8Array) }),
  output: z.object({ accepted: z.literal(true), outcome: z.enum(['applied', 'ignored', 'repeated']) }),
});

const value = z.object({
  value: z.string().nullable(),
  label: z.string(),
  by: z.string().nullable(),
  at: instant.nullable(),
});
export const followedIssue = z.object({
  id,
  followUpId: id,
  tracker: z.object({ id, kind: z.enum(TRACKER_KINDS), name: z.string() }),
  /** Waiting: nothing is known of it yet. Moved: to where this token does not lead. */
  state: z.enum(['waiting', 'linked', 'deleted', 'moved']),
  key: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  status: z.enum(ISSUE_STATUSES).nullable(),
  statusName: z.string().nullable(),
  /** As the tracker names them; `personId` where that is somebody known here. */
  assignee: z.object({ name: z.string(), personId: id.nullable() }).nullable(),
  dueOn: z.iso.date().nullable(),
  readAt: instant.nullable(),
  fault: fault.nullable(),
  conflicts: z.array(z.object({ field: z.enum(FIELDS), ours: value, theirs: value })),
  /** What does not reach the tracker, and why. */
  notes: z.array(z.string()),
  /** The follow-up became private after the issue was told more than its readers may know. */
  tellsTooMuch: z.boolean(),
  blankAsked: z.boolean(),
  may: z.record(z.string(), z.boolean()),
});
export type FollowedIssue = z.output<typeof followedIssue>;

export const listIssues = contract({
  name: 'issues.list',
  method: 'GET',
  path: '/issues',
  who: 'follow-up.read',
  summary: 'The issues of these follow-ups, and where new ones may go; of those that the caller may not see nothing',
  input: z.object({ followUp: list(id).optional() }),
  output: z.object({
    items: z.array(followedIssue),
    trackers: z.array(
      z.object({ id, kind: z.enum(TRACKER_KINDS), name: z.string(), project: z.string(), host: z.string() }),
    ),
  }),
});
export const previewIssue = contract({
  name: 'issues.preview',
  method: 'GET',
  path: '/trackers/:id/preview',
  who: 'follow-up.edit',
  summary: 'What an issue of this follow-up would say',
  input: z.object({ id, followUp: id }),
  output: z.object({ title: z.string(), body: z.string(), private: z.boolean() }),
});
export const planIssues = contract({
  name: 'issues.plan',
  method: 'GET',
  path: '/trackers/:id/plan',
  who: 'follow-up.edit',
  summary: 'Which of these follow-ups get an issue, under which title, and which are left out; up to 50 at once',
  input: z.object({ id, followUp: list(id).optional() }),
  output: z.object({
    items: z.array(
      z.object({
        followUpId: id,
        reference: z.string(),
        /** Of the issue: of a private follow-up no more than that it is one. */
        title: z.string(),
        standing: z.enum(STANDINGS),
        /** The issue it has already. */
        issue: z.object({ key: z.string().nullable(), url: z.string().nullable() }).nullable(),
      }),
    ),
  }),
});
export const createIssues = contract({
  name: 'issues.create',
  method: 'POST',
  path: '/trackers/:id/issues',
  who: 'follow-up.edit',
  status: 202,
  summary:
    'Make an issue of each of these follow-ups. Of a private one only with `confirmPrivate`; its issue tells a title and a link',
  input: z.object({
    id,
    followUps: z
      .array(z.object({ id, title: line(250).optional().describe('In place of what the template says') }))
      .min(1)
      .max(50),
    confirmPrivate: z.boolean().optional(),
  }),
  output: z.object({ items: z.array(followedIssue) }),
});
export const adoptIssue = contract({
  name: 'issues.adopt',
  method: 'PUT',
  path: '/follow-ups/:id/issue',
  who: 'follow-up.edit',
  status: 202,
  summary: 'Follow an issue that exists already; its text is left as it is',
  input: z.object({ id, url: requiredLine(2000) }),
  output: followedIssue,
});
export const unlinkIssue = contract({
  name: 'issues.unlink',
  method: 'DELETE',
  path: '/follow-ups/:id/issue',
  who: 'follow-up.edit',
  summary: 'Follow the issue no longer; both stay as they are',
  input: z.object({ id }),
  output: done,
});
export const answerIssueConflict = contract({
  name: 'issues.answer',
  method: 'POST',
  path: '/follow-ups/:id/issue/answer',
  who: 'follow-up.edit',
  status: 202,
  summary: 'Say whose value goes on where both sides changed the same',
  input: z.object({
    id,
    field: z.enum(FIELDS),
    keep: z.enum(['ours', 'theirs']),
    /** What was shown: an answer to something else is refused. */
    ours: z.string().max(300).nullable(),
    theirs: z.string().max(300).nullable(),
  }),
  output: followedIssue,
});
export const refreshIssue = contract({
  name: 'issues.refresh',
  method: 'POST',
  path: '/follow-ups/:id/issue/refresh',
  who: 'follow-up.edit',
  status: 202,
  summary: 'Read the issue now',
  input: z.object({ id }),
  output: followedIssue,
});
export const blankIssue = contract({
  name: 'issues.blank',
  method: 'POST',
  path: '/follow-ups/:id/issue/blank',
  who: 'follow-up.edit',
  status: 202,
  summary:
    'Leave no more in the issue than that there is a follow-up; what the tracker keeps of earlier texts stays there',
  input: z.object({ id }),
  output: followedIssue,
});
