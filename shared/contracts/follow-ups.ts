import { z } from 'zod';
import { STRENGTHS } from '../coach/finding.ts';
import { FACTOR_KINDS, FOLLOW_UP_KINDS, ROW_STATES } from '../rules/factor-words.ts';
import { CHANGE_KINDS, FOLLOW_UP_STATUSES, PRIORITIES } from '../rules/follow-up-work.ts';
import { contract, id, instant, line, list, postMortemRef, requiredLine } from './contract.ts';
import { personRef } from './people.ts';
import { followUp } from './post-mortems.ts';

export const followUpRef = z
  .string()
  .max(80)
  .regex(/^(?:[0-9a-f-]{36}|FU-\d{1,9})$/i, { error: 'must be a follow-up id or a reference such as FU-3' });
const day = z.iso.date({ error: 'must be a date such as 2026-03-04' });
const priority = z.enum(PRIORITIES, { error: `must be one of ${PRIORITIES.join(', ')}` });
const status = z.enum(FOLLOW_UP_STATUSES, { error: `must be one of ${FOLLOW_UP_STATUSES.join(', ')}` });

/** How it stands against the service level of its priority and severity. */
const standing = z.object({
  days: z.number(),
  dueOn: z.iso.date(),
  broken: z.enum(['late', 'planned-later']).nullable(),
});
const related = z.object({ id, reference: z.string(), title: z.string(), status });
const workChange = z.object({
  kind: z.enum(CHANGE_KINDS),
  /** What it was and what it became, by the names of the fields; people and teams by their names. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: instant,
});

export const getFollowUp = contract({
  name: 'follow-ups.get',
  method: 'GET',
  path: '/follow-ups/:id',
  who: 'follow-up.read',
  summary: 'One follow-up, whole: what became of it, where it came from and what it addresses',
  input: z.object({ id: followUpRef }),
  output: z.object({
    followUp,
    factors: z.array(z.object({ id, title: z.string(), state: z.enum(ROW_STATES) })),
    /** What was merged into it and may be seen. */
    tookIn: z.array(related),
    /** What was split off from it. */
    parts: z.array(related),
    history: z.array(workChange),
    standing: standing.nullable(),
    /** The title of the section that its words came from. */
    section: z.object({ key: z.string(), title: z.string() }).nullable(),
    /** By which the merging that took it away can be undone. */
    undoBatchId: id.nullable(),
  }),
});

export const GROUPINGS = [
  'lateness',
  'owner',
  'team',
  'service',
  'factor',
  'factor-kind',
  'strength',
  'priority',
  'none',
] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const SORTS = ['due', 'oldest', 'priority', 'postponed', 'changed'] as const;
export type BoardSort = (typeof SORTS)[number];
/** Those of somebody, or of nobody. */
const orNobody = z.union([id, z.literal('nobody')]);
const boardFilter = {
  whose: z.enum(['me', 'team', 'all']).default('all'),
  status: list(status).optional().describe('Open and in progress unless said'),
  finishedSince: instant.optional().describe('Of the finished, those finished since then'),
  owner: list(orNobody).optional(),
  team: list(orNobody).optional(),
  service: list(line(200)).optional(),
  factorKind: list(z.enum(FACTOR_KINDS)).optional(),
  strength: list(z.enum(STRENGTHS)).optional(),
  kind: list(z.enum(FOLLOW_UP_KINDS)).optional(),
  priority: list(priority).optional(),
  postMortem: postMortemRef.optional(),
  q: line(200).optional().describe('FU-3, or words of the title or the why'),
  by: z.enum(GROUPINGS).default('lateness'),
  sort: z.enum(SORTS).default('due'),
};
export const followUpBoard = contract({
  name: 'follow-ups.board',
  method: 'GET',
  path: '/follow-ups/board',
  who: 'follow-up.read',
  summary:
    'Follow-ups in groups: how many each has, and the rows of the first; then those of the groups that are named',
  input: z.object({
    ...boardFilter,
    today: day.optional().describe('The day it is where the reader is; in UTC unless said'),
    group: list(line(100)).optional().describe('Go on with these groups, at most 12, in this order'),
    after: z.string().max(400).optional().describe('The `next` of the page before, within the first of `group`'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    /** Only without `group`. */
    groups: z.array(z.object({ key: z.string(), label: z.string(), count: z.number() })).nullable(),
    items: z.array(z.object({ group: z.string(), followUp, standing: standing.nullable() })),
    /** The place in the group of the last item; null when every named group is at its end. */
    next: z.string().nullable(),
  }),
});

const change = {
  status: status.optional(),
  reason: line(2000).optional(),
  ownerId: id.nullish(),
  teamId: id.nullish(),
  dueOn: day.nullish(),
  because: line(2000).optional().describe('Why the date moves to a later one; asked of people, not of API keys'),
  priority: priority.nullish(),
};
const refused = z.object({ id, reference: z.string().nullable(), why: z.string() });
const changed = z.object({ batchId: id.nullable(), changed: z.array(followUp), refused: z.array(refused) });
export const changeFollowUps = contract({
  name: 'follow-ups.bulk',
  method: 'POST',
  path: '/follow-ups/bulk',
  who: 'follow-up.edit',
  summary: 'Change up to 500 at once. Each is changed whole or refused with a reason; the rest goes on',
  input: z.object({ ids: z.array(id).min(1).max(500), ...change }),
  output: changed,
});
export const undoFollowUps = contract({
  name: 'follow-ups.undo',
  method: 'POST',
  path: '/follow-ups/batches/:batchId/undo',
  who: 'follow-up.edit',
  summary: 'Take back what was changed at once, merged or split. What somebody changed since stays, and is told',
  input: z.object({ batchId: id }),
  output: changed,
});
export const postponeFollowUp = contract({
  name: 'follow-ups.postpone',
  method: 'POST',
  path: '/follow-ups/:id/postpone',
  who: 'follow-up.edit',
  summary: 'Move it to a later date, with the reason, which is kept',
  input: z.object({ id: followUpRef, dueOn: day, because: requiredLine(2000) }),
  output: followUp,
});
export const mergeFollowUps = contract({
  name: 'follow-ups.merge',
  method: 'POST',
  path: '/follow-ups/:id/merge',
  who: 'follow-up.edit',
  summary: 'Make others part of this one: the same work, planned twice. Their factors, links and comments come along',
  input: z.object({ id: followUpRef, ids: z.array(id).min(1).max(50) }),
  output: z.object({ batchId: id, followUp }),
});
export const splitFollowUp = contract({
  name: 'follow-ups.split',
  method: 'POST',
  path: '/follow-ups/:id/split',
  who: 'follow-up.edit',
  summary: 'Make several of one. It stays as the first part; each other part is planned from it',
  input: z.object({
    id: followUpRef,
    title: requiredLine(1000).optional().describe('What the first part is called from now on'),
    parts: z
      .array(
        z.object({
          title: requiredLine(1000),
          ownerId: id.nullish(),
          teamId: id.nullish(),
          dueOn: day.nullish(),
          priority: priority.nullish(),
        }),
      )
      .min(1)
      .max(20),
  }),
  output: z.object({ batchId: id, followUp, parts: z.array(followUp) }),
});

/** What a view keeps: the filter of the board, whose grouping and order included. */
export const viewQuery = z
  .object(boardFilter)
  .omit({ finishedSince: true })
  .extend({ finished: z.boolean().optional() });
export const followUpView = z.object({
  id,
  name: z.string(),
  query: viewQuery,
  sharedWith: z.enum(['nobody', 'team', 'everybody']),
  team: z.object({ id, name: z.string() }).nullable(),
  owner: personRef,
  isMine: z.boolean(),
});
const viewFields = {
  query: viewQuery.optional(),
  sharedWith: z.enum(['nobody', 'team', 'everybody']).optional(),
  teamId: id.nullish().describe('With `team`: which of yours may use it'),
};
export const listFollowUpViews = contract({
  name: 'follow-up-views.list',
  method: 'GET',
  path: '/follow-up-views',
  who: 'follow-up.read',
  summary: 'Your views of the board, and those that others share with you',
  input: z.object({}),
  output: z.object({ items: z.array(followUpView) }),
});
export const createFollowUpView = contract({
  name: 'follow-up-views.create',
  method: 'POST',
  path: '/follow-up-views',
  who: 'follow-up.read',
  status: 201,
  summary: 'Keep a way of looking at the board; yours alone unless shared',
  input: z.object({ name: requiredLine(100), ...viewFields }),
  output: followUpView,
});
export const updateFollowUpView = contract({
  name: 'follow-up-views.update',
  method: 'PATCH',
  path: '/follow-up-views/:id',
  who: 'follow-up.read',
  summary: 'Rename, change or share a view of yours',
  input: z.object({ id, name: requiredLine(100).optional(), ...viewFields }),
  output: followUpView,
});
export const removeFollowUpView = contract({
  name: 'follow-up-views.remove',
  method: 'DELETE',
  path: '/follow-up-views/:id',
  who: 'follow-up.read',
  summary: 'Take a view of yours away',
  input: z.object({ id }),
  output: z.object({ ok: z.literal(true) }),
});

export const MOST_LEVELS = 30;
const level = z.object({
  priority: priority.nullable(),
  severity: z.number().int().min(1).max(5).nullable(),
  days: z.number({ error: 'must be a number of working days' }).int().min(1).max(520),
});
const levels = z.object({
  levels: z.array(level),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
  may: z.record(z.string(), z.boolean()),
});
export const getServiceLevels = contract({
  name: 'service-levels.get',
  method: 'GET',
  path: '/service-levels',
  who: 'settings.read',
  summary: 'In how many working days follow-ups are to be done, by priority and severity',
  input: z.object({}),
  output: levels,
});
export const setServiceLevels = contract({
  name: 'service-levels.set',
  method: 'PUT',
  path: '/service-levels',
  who: 'settings.edit',
  summary: 'Change the service levels; the narrowest that fits holds',
  input: z.object({
    levels: z.array(level).max(MOST_LEVELS),
    seen: instant.nullish().describe('`changedAt` of what was read: what somebody changed since is not written over'),
  }),
  output: levels,
});
export const proposeDueDate = contract({
  name: 'service-levels.propose',
  method: 'GET',
  path: '/service-levels/proposal',
  who: 'follow-up.read',
  summary: 'By when a new follow-up of this priority would be due',
  input: z.object({ priority: priority.optional(), postMortem: postMortemRef.optional() }),
  output: z.object({ dueOn: z.iso.date().nullable(), days: z.number().nullable() }),
});

export const showCoverage = contract({
  name: 'coverage.show',
  method: 'GET',
  path: '/post-mortems/:id/coverage',
  who: 'post-mortem.read',
  summary: 'What nothing addresses, what addresses nothing, and whether the plan can hold',
  input: z.object({ id: postMortemRef }),
  output: z.object({
    notes: z.array(
      z.object({
        rule: z.enum([
          'factor-unaddressed',
          'factor-only-weak',
          'follow-up-addresses-nothing',
          'all-due-one-day',
          'more-than-before',
        ]),
        words: z.string(),
        /** Where to look: the row of the document it is about, null for the plan as a whole. */
        about: z.object({ kind: z.enum(['factor', 'follow-up']), id }).nullable(),
      }),
    ),
    /** Factors that are accepted as they are, and because of what. */
    accepted: z.array(z.object({ id, title: z.string(), because: z.string() })),
  }),
});

/** The page behind a link in a mail. GET shows the three answers and changes nothing: mail scanners follow links. */
export const showAnswer = contract({
  name: 'answers.show',
  method: 'GET',
  path: '/answer/:token',
  who: 'anyone',
  file: true,
  summary: 'The page behind the link of a reminder; changes nothing. Also at /answer/:token',
  input: z.object({ token: z.string().max(200) }),
  output: z.string(),
});
export const giveAnswer = contract({
  name: 'answers.give',
  method: 'POST',
  path: '/answer/:token',
  who: 'anyone',
  file: true,
  summary: 'Answer for the follow-up of a reminder: done, later, or not mine. Also at /answer/:token',
  input: z.object({
    token: z.string().max(200),
    answer: z.string().max(20).optional(),
    dueOn: z.string().max(20).optional(),
    note: z.string().max(4000).optional(),
  }),
  output: z.string(),
});
