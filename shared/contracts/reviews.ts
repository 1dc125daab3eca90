import { z } from 'zod';
import { REVIEWER_STATES, VERDICT_KINDS } from '../rules/review.ts';
import { contract, id, instant, line, postMortemRef, requiredLine } from './contract.ts';
import { personRef } from './people.ts';

/** One thing between a draft and its publication, with where to see to it. */
const point = z.object({ key: z.string(), words: z.string(), path: z.string() });
const verdict = z.object({
  id,
  verdict: z.enum(VERDICT_KINDS),
  /** Null for a program. */
  person: personRef.nullable(),
  by: z.string(),
  note: z.string().nullable(),
  at: instant,
  /** Why an approval does not stand any more, to follow "because". */
  expired: z.string().nullable(),
  /** It is what this person said last, stands, and is not about a text of their own that others could review. */
  counts: z.boolean(),
  /** Comment threads that were open when changes were asked for. */
  threads: z.array(z.object({ excerpt: z.string(), resolved: z.boolean(), path: z.string() })),
});
const reviewer = z.object({
  person: personRef,
  state: z.enum(REVIEWER_STATES),
  /** The state in a sentence. */
  words: z.string(),
  /** Null where somebody reviewed who was not asked. */
  askedBy: z.string().nullable(),
  askedAt: instant.nullable(),
  byRule: z.boolean(),
  note: z.string().nullable(),
});
const reviews = z.object({
  reviewers: z.array(reviewer),
  /** Newest first. */
  history: z.array(verdict),
  /** How many approvals a rule demands; null without one. */
  demanded: z.number().nullable(),
  approvals: z.number(),
  may: z.record(z.string(), z.boolean()),
});

export const listReviews = contract({
  name: 'reviews.list',
  method: 'GET',
  path: '/post-mortems/:id/reviews',
  who: 'post-mortem.read',
  summary: 'Who is asked to review it, how they stand to it as it is now, and what was said so far',
  input: z.object({ id: postMortemRef }),
  output: reviews,
});
export const addReviewers = contract({
  name: 'reviewers.add',
  method: 'POST',
  path: '/post-mortems/:id/reviewers',
  who: 'post-mortem.edit',
  summary: 'Ask members for a review; they are told. Asking again whoever is asked already changes nothing',
  input: z.object({ id: postMortemRef, personIds: z.array(id).min(1).max(50) }),
  output: reviews,
});
export const removeReviewer = contract({
  name: 'reviewers.remove',
  method: 'DELETE',
  path: '/post-mortems/:id/reviewers/:personId',
  who: 'post-mortem.edit',
  summary: 'Ask somebody no longer; what they said stays',
  input: z.object({ id: postMortemRef, personId: id }),
  output: reviews,
});
export const getReadiness = contract({
  name: 'readiness.get',
  method: 'GET',
  path: '/post-mortems/:id/readiness',
  who: 'post-mortem.read',
  summary: 'What must be done before it is published, and what should be',
  input: z.object({ id: postMortemRef }),
  output: z.object({ musts: z.array(point), shoulds: z.array(point) }),
});

const rule = z.object({
  severities: z.array(requiredLine(60)).max(20).default([]),
  services: z.array(requiredLine(200)).max(100).default([]),
  personIds: z.array(id).max(20).default([]),
  approvals: z.number().int().min(0).max(10),
});
const settings = z.object({
  rules: z.array(rule.omit({ personIds: true }).extend({ people: z.array(personRef.extend({ active: z.boolean() })) })),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
  may: z.record(z.string(), z.boolean()),
});
export const getReviewSettings = contract({
  name: 'review-settings.get',
  method: 'GET',
  path: '/review-settings',
  who: 'settings.read',
  summary: 'Whom a post-mortem is put to when it is submitted, and how many approvals it needs',
  input: z.object({}),
  output: settings,
});
export const setReviewSettings = contract({
  name: 'review-settings.set',
  method: 'PUT',
  path: '/review-settings',
  who: 'settings.edit',
  summary:
    'Set the rules of review. The first that fits holds; empty lists fit everything. It holds for documents submitted for the first time from now on',
  input: z.object({
    rules: z.array(rule).max(50),
    seen: line(40).nullish().describe('`changedAt` of what was read: refused with 409 when somebody changed it since'),
  }),
  output: settings,
});
