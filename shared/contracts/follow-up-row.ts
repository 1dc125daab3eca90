import { z } from 'zod';
import { STRENGTHS } from '../coach/finding.ts';
import { FOLLOW_UP_KINDS, ROW_STATES } from '../rules/factor-words.ts';
import { FOLLOW_UP_STATUSES, ORIGIN_KINDS } from '../rules/follow-up-work.ts';
import { contract, id, instant, line, list, page, pageInput, postMortemRef, requiredLine, words } from './contract.ts';
import { evidenceChange, evidenceIds, orderInput, rowHistory, seenVersion } from './document-row.ts';
import { personRef } from './people.ts';

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
