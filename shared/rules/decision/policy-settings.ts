import type { PolicySetting } from './setting.ts';
import { REPEATS_AND_RESPONSE } from './settings-of-response.ts';
import { OUTCOME_AND_SIZE } from './settings-of-size.ts';

/**
 * Every threshold and weight of the decision policy, with what a settings form needs to show it. A weight of 0 switches a
 * rule off. The defaults are ours: they are meant to make severity alone give a recommendation at most, and to let repeats,
 * surprises, near misses and hard responses count without it. Replay them over your own incidents before trusting them.
 */
const settings = { ...OUTCOME_AND_SIZE, ...REPEATS_AND_RESPONSE };

export type PolicyKey = keyof typeof settings;

/** In the order a form shows them. */
export const POLICY_SETTINGS: readonly (PolicySetting & { name: PolicyKey })[] = Object.values(
  settings,
) as (PolicySetting & { name: PolicyKey })[];
