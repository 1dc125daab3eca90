import { z } from 'zod';
import { LEVELS, RISK_STATES } from '../rules/factor-words.ts';
import { contract, id, postMortemRef, requiredLine } from './contract.ts';
import { evidenceChange, evidenceIds, orderInput, rowHistory, seenVersion } from './document-row.ts';

export const risk = z.object({
  id,
  postMortemId: id,
  text: z.string(),
  likelihood: z.enum(LEVELS).nullable(),
  impact: z.enum(LEVELS).nullable(),
  state: z.enum(RISK_STATES),
  /** Events that exposed it. */
  evidence: z.array(id),
  /** Follow-ups that address it. */
  followUpIds: z.array(id),
  ...rowHistory,
});

const level = z.enum(LEVELS, { error: 'must be low, medium or high' }).nullish();
const followUpIds = z.array(id).max(100).optional();

export const listRisks = contract({
  name: 'risks.list',
  method: 'GET',
  path: '/post-mortems/:id/risks',
  who: 'post-mortem.read',
  summary: 'What the incident exposed that could still happen, in its order',
  input: z.object({ id: postMortemRef }),
  output: z.object({ items: z.array(risk) }),
});
export const createRisk = contract({
  name: 'risks.create',
  method: 'POST',
  path: '/post-mortems/:id/risks',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Add a risk',
  input: z.object({
    id: postMortemRef,
    text: requiredLine(10_000),
    likelihood: level,
    impact: level,
    evidence: evidenceIds.default([]),
    followUpIds,
  }),
  output: risk,
});
export const updateRisk = contract({
  name: 'risks.update',
  method: 'PATCH',
  path: '/risks/:id',
  who: 'post-mortem.edit',
  summary:
    'Change fields of a risk. What another changed since `version` is kept and answered with 409; all other fields are saved',
  input: z.object({
    id,
    version: seenVersion,
    text: requiredLine(10_000).optional(),
    likelihood: level,
    impact: level,
    state: z.enum(RISK_STATES, { error: `must be one of ${RISK_STATES.join(', ')}` }).optional(),
    followUpIds,
    ...evidenceChange,
  }),
  output: risk,
});
export const removeRisk = contract({
  name: 'risks.remove',
  method: 'DELETE',
  path: '/risks/:id',
  who: 'post-mortem.edit',
  summary: 'Take a risk away; restoring brings it back',
  input: z.object({ id }),
  output: risk,
});
export const restoreRisk = contract({
  name: 'risks.restore',
  method: 'POST',
  path: '/risks/:id/restore',
  who: 'post-mortem.edit',
  summary: 'Bring a removed risk back',
  input: z.object({ id }),
  output: risk,
});
export const orderRisks = contract({
  name: 'risks.order',
  method: 'PUT',
  path: '/post-mortems/:id/risks/order',
  who: 'post-mortem.edit',
  summary: 'Put the risks in this order; those not named stay behind them',
  input: orderInput,
  output: z.object({ items: z.array(risk) }),
});
