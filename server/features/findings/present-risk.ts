import type { z } from 'zod';
import type { risk } from '#shared/contracts/risks.ts';
import type { Actor, Guarded } from '#shared/rules/access.ts';
import { presentHistory } from './present-history.ts';
import type { RiskRow } from './risks-store.ts';

export function presentRisk(row: RiskRow, actor: Actor, guard: Guarded): z.input<typeof risk> {
  const { id, postMortemId, text, likelihood, impact, state, evidence, followUpIds, origin } = row;
  return {
    id,
    postMortemId,
    text,
    likelihood,
    impact,
    state,
    evidence,
    followUpIds,
    origin,
    ...presentHistory(row, actor, guard, 'post-mortem.edit'),
  };
}
