import { z } from 'zod';
import { POLICY_SETTINGS, type PolicyKey } from './policy-settings.ts';

export type DecisionPolicy = Record<PolicyKey, number>;

const shape = Object.fromEntries(
  POLICY_SETTINGS.map(({ name, label, explanation, unit, min, max, default: value }) => {
    const refusal = `${label}: a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}`;
    const setting = z.int({ error: refusal }).min(min, { error: refusal }).max(max, { error: refusal });
    return [name, setting.default(value).meta({ title: label, description: explanation, unit })];
  }),
) as unknown as Record<PolicyKey, z.ZodDefault<z.ZodInt>>;

/**
 * Pairs where the left may never be above the right. They keep the policy sensible and give it its law: one more reason
 * for a post-mortem, or a worse value of a fact, never lowers the outcome.
 */
export const POLICY_ORDER: readonly (readonly [PolicyKey, PolicyKey])[] = [
  ['optionalFrom', 'recommendedFrom'],
  ['recommendedFrom', 'requiredFrom'],
  ['severity2', 'severity1'],
  ['severity3', 'severity2'],
  ['severity4Against', 'severity5Against'],
  ['longFromMinutes', 'veryLongFromMinutes'],
  ['longWeight', 'veryLongWeight'],
  ['someCustomersFrom', 'manyCustomersFrom'],
  ['someCustomersWeight', 'manyCustomersWeight'],
  ['repeatSoonDays', 'repeatWindowDays'],
  ['repeatLaterWeight', 'repeatSoonWeight'],
  ['repeatSoonWeight', 'repeatManyWeight'],
  ['surpriseFewWeight', 'surpriseManyWeight'],
  ['hardOnceWeight', 'hardOftenWeight'],
];

const labels = new Map(POLICY_SETTINGS.map((setting) => [setting.name, setting.label]));

/** Settings that are left out take their default; an unknown name is refused, since it is most likely a slip. */
export const decisionPolicy = z
  .strictObject(shape)
  .superRefine((policy, context) => {
    // A value that is out of bounds has been refused already; that it is also out of order helps nobody.
    if (context.issues.length > 0) return;
    for (const [low, high] of POLICY_ORDER) {
      if (policy[low] <= policy[high]) continue;
      const message = `“${labels.get(low)}” (${policy[low]}) may not be above “${labels.get(high)}” (${policy[high]})`;
      context.addIssue({ code: 'custom', path: [low], message });
    }
  })
  .transform((policy): DecisionPolicy => policy);

export const DEFAULT_POLICY: DecisionPolicy = decisionPolicy.parse({});
