import type { z } from 'zod';
import type { factor } from '#shared/contracts/factors.ts';
import type { Actor, Guarded } from '#shared/rules/access.ts';
import type { FactorRow } from './factors-store.ts';
import { presentHistory } from './present-history.ts';

export function presentFactor(row: FactorRow, actor: Actor, guard: Guarded): z.input<typeof factor> {
  const {
    id,
    postMortemId,
    title,
    kind,
    role,
    effect,
    why,
    acceptedBecause,
    state,
    evidence,
    leadsTo,
    followUpIds,
    origin,
  } = row;
  return {
    id,
    postMortemId,
    title,
    kind,
    role,
    effect,
    why,
    acceptedBecause,
    state,
    evidence,
    leadsTo,
    followUpIds,
    origin,
    ...presentHistory(row, actor, guard, 'post-mortem.edit'),
  };
}
