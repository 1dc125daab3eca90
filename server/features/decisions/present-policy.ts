import type { z } from 'zod';
import type { policy } from '#shared/contracts/installation.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { POLICY_SETTINGS } from '#shared/rules/decision/policy-settings.ts';
import { inOwnWord } from '#shared/rules/word-forms.ts';
import type { CurrentPolicy } from './current-policy.ts';

export function presentPolicy(current: CurrentPolicy, actor: Actor, word: string): z.input<typeof policy> {
  return {
    version: current.version,
    fields: POLICY_SETTINGS.map((setting) => ({
      ...setting,
      label: inOwnWord(setting.label, word),
      explanation: inOwnWord(setting.explanation, word),
      value: current.policy[setting.name],
    })),
    changedBy: current.changedBy,
    changedAt: current.changedAt?.toISOString() ?? null,
    may: allowances(actor, ['policy.edit']),
  };
}
