import { z } from 'zod';
import { FACTOR_KINDS, FACTOR_ROLES, ROW_STATES } from '../rules/factor-words.ts';
import { contract, id, line, postMortemRef, requiredLine, words } from './contract.ts';
import { evidenceChange, evidenceIds, orderInput, rowHistory, seenVersion } from './document-row.ts';

export const factor = z.object({
  id,
  postMortemId: id,
  title: z.string(),
  kind: z.enum(FACTOR_KINDS),
  role: z.enum(FACTOR_ROLES),
  /** What it led to, in words. */
  effect: z.string(),
  /** Why the draft proposes it; empty for what a person wrote. */
  why: z.string(),
  /** Why nothing needs to address it. */
  acceptedBecause: z.string().nullable(),
  state: z.enum(ROW_STATES),
  /** Events that show it. */
  evidence: z.array(id),
  /** Factors it led to. Never a circle. */
  leadsTo: z.array(id),
  /** Follow-ups that address it. */
  followUpIds: z.array(id),
  ...rowHistory,
});

const kind = z.enum(FACTOR_KINDS, { error: `must be one of ${FACTOR_KINDS.join(', ')}` });
const role = z.enum(FACTOR_ROLES, { error: `must be one of ${FACTOR_ROLES.join(', ')}` });

export const listFactors = contract({
  name: 'factors.list',
  method: 'GET',
  path: '/post-mortems/:id/factors',
  who: 'post-mortem.read',
  summary: 'Contributing factors and mitigators of a post-mortem, in their order; struck candidates included',
  input: z.object({ id: postMortemRef }),
  output: z.object({ items: z.array(factor) }),
});
export const createFactor = contract({
  name: 'factors.create',
  method: 'POST',
  path: '/post-mortems/:id/factors',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Add a contributing factor; with the role limited-the-damage it is a mitigator',
  input: z.object({
    id: postMortemRef,
    title: requiredLine(1000),
    kind: kind.default('unknown'),
    role: role.default('made-possible'),
    effect: words(10_000).default(''),
    evidence: evidenceIds.default([]),
    leadsTo: z.array(id).max(100).default([]),
  }),
  output: factor,
});
export const updateFactor = contract({
  name: 'factors.update',
  method: 'PATCH',
  path: '/factors/:id',
  who: 'post-mortem.edit',
  summary:
    'Change fields of a factor. What another changed since `version` is kept and answered with 409; all other fields are saved',
  input: z.object({
    id,
    version: seenVersion,
    title: requiredLine(1000).optional(),
    kind: kind.optional(),
    role: role.optional(),
    effect: words(10_000).optional(),
    acceptedBecause: line(2000).nullish().describe('Why nothing needs to address it; null takes that back'),
    state: z.enum(ROW_STATES).optional(),
    ...evidenceChange,
  }),
  output: factor,
});
export const removeFactor = contract({
  name: 'factors.remove',
  method: 'DELETE',
  path: '/factors/:id',
  who: 'post-mortem.edit',
  summary: 'Take a factor away; restoring brings it back as it was',
  input: z.object({ id }),
  output: factor,
});
export const restoreFactor = contract({
  name: 'factors.restore',
  method: 'POST',
  path: '/factors/:id/restore',
  who: 'post-mortem.edit',
  summary: 'Bring a removed factor back, with its evidence and links',
  input: z.object({ id }),
  output: factor,
});
export const orderFactors = contract({
  name: 'factors.order',
  method: 'PUT',
  path: '/post-mortems/:id/factors/order',
  who: 'post-mortem.edit',
  summary: 'Put the factors in this order; those not named stay behind them',
  input: orderInput,
  output: z.object({ items: z.array(factor) }),
});
export const linkFactors = contract({
  name: 'factors.link',
  method: 'PUT',
  path: '/factors/:id/leads-to/:toId',
  who: 'post-mortem.edit',
  summary: 'Say that a factor led to another; a circle is refused',
  input: z.object({ id, toId: id }),
  output: factor,
});
export const unlinkFactors = contract({
  name: 'factors.unlink',
  method: 'DELETE',
  path: '/factors/:id/leads-to/:toId',
  who: 'post-mortem.edit',
  summary: 'Take back that a factor led to another',
  input: z.object({ id, toId: id }),
  output: factor,
});
