import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { DEFAULT_POLICY, type DecisionPolicy, decisionPolicy } from '#shared/rules/decision/policy.ts';
import { POLICY_SETTINGS } from '#shared/rules/decision/policy-settings.ts';
import { findPolicyRow } from './decisions-store.ts';

export type CurrentPolicy = {
  version: number;
  policy: DecisionPolicy;
  changedBy: string | null;
  changedAt: Date | null;
};

/** Version 0 is the policy as shipped. A setting that a later release adds takes its default. */
export async function getCurrentPolicy(db: Db): Promise<CurrentPolicy> {
  const row = await findPolicyRow(db);
  if (!row) return { version: 0, policy: DEFAULT_POLICY, changedBy: null, changedAt: null };
  const known = new Set<string>(POLICY_SETTINGS.map((setting) => setting.name));
  const kept = Object.fromEntries(Object.entries(row.thresholds).filter(([name]) => known.has(name)));
  return {
    version: row.version,
    policy: decisionPolicy.parse(kept),
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}

export function parsePolicy(values: Record<string, number>, base: DecisionPolicy): DecisionPolicy {
  const parsed = decisionPolicy.safeParse({ ...base, ...values });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({ path: `values.${issue.path.join('.')}`, why: issue.message }));
  throw new AppError('bad-input', `${problems[0]?.why ?? 'The policy cannot be read'}.`, problems);
}
