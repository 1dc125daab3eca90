export type PolicyUnit = 'points' | 'minutes' | 'customers' | 'people' | 'teams' | 'days' | 'times' | 'messages';
export type PolicySetting = {
  name: string;
  group: string;
  label: string;
  explanation: string;
  unit: PolicyUnit;
  default: number;
  min: number;
  max: number;
};

/** A weight: how many points something adds or takes off. */
export const points = (name: string, group: string, label: string, value: number, explanation: string, max = 20) =>
  ({ name, group, label, explanation, unit: 'points', default: value, min: 0, max }) as const;

/** A threshold: from how much something counts. */
export const from = (
  unit: PolicyUnit,
  name: string,
  group: string,
  label: string,
  value: number,
  max: number,
  why: string,
) => ({
  name,
  group,
  label,
  explanation: why,
  unit,
  default: value,
  min: 1,
  max,
});
