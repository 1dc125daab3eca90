/** What kind of thing contributed: the four areas of the method, and what incident reviews find besides. */
export const FACTOR_KINDS = [
  'training-and-knowledge',
  'vulnerability-or-defect',
  'misconfiguration-and-defaults',
  'process-and-change',
  'capacity-and-load',
  'dependency',
  'detection-and-alerting',
  'tooling-and-interface',
  'communication',
  'priorities-and-pressure',
  'design',
  'external',
  'unknown',
] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

export const FACTOR_KIND_LABELS: Record<FactorKind, string> = {
  'training-and-knowledge': 'Training and knowledge',
  'vulnerability-or-defect': 'Vulnerability or defect',
  'misconfiguration-and-defaults': 'Misconfiguration and defaults',
  'process-and-change': 'Process and change',
  'capacity-and-load': 'Capacity and load',
  dependency: 'Dependency',
  'detection-and-alerting': 'Detection and alerting',
  'tooling-and-interface': 'Tooling and interface',
  communication: 'Communication and handover',
  'priorities-and-pressure': 'Priorities and pressure',
  design: 'Design',
  external: 'Outside our reach',
  unknown: 'Not known yet',
};

/** What a factor did to the incident. Those that limited the damage are the mitigators. */
export const FACTOR_ROLES = ['triggered', 'made-possible', 'made-worse', 'limited-the-damage'] as const;
export type FactorRole = (typeof FACTOR_ROLES)[number];

export const FACTOR_ROLE_LABELS: Record<FactorRole, string> = {
  triggered: 'Triggered it',
  'made-possible': 'Made it possible',
  'made-worse': 'Made it worse',
  'limited-the-damage': 'Limited the damage',
};

/** The same for what nobody has confirmed yet. */
export const CANDIDATE_ROLE_LABELS: Record<FactorRole, string> = {
  triggered: 'May have triggered it',
  'made-possible': 'May have made it possible',
  'made-worse': 'May have made it worse',
  'limited-the-damage': 'May have limited the damage',
};

/** A candidate comes from the draft; a person keeps it or strikes it. What is struck does not come back. */
export const ROW_STATES = ['candidate', 'confirmed', 'struck'] as const;
export type RowState = (typeof ROW_STATES)[number];

export const RISK_STATES = ['candidate', 'open', 'accepted', 'addressed', 'struck'] as const;
export type RiskState = (typeof RISK_STATES)[number];

export const RISK_STATE_LABELS: Record<RiskState, string> = {
  candidate: 'Candidate',
  open: 'Open',
  accepted: 'Accepted',
  addressed: 'Addressed',
  struck: 'Struck',
};

export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** What a follow-up is meant to do about the next one. */
export const FOLLOW_UP_KINDS = ['prevent', 'detect', 'mitigate', 'repair', 'investigate'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

export const FOLLOW_UP_KIND_LABELS: Record<FollowUpKind, string> = {
  prevent: 'Prevent it',
  detect: 'Notice it sooner',
  mitigate: 'Keep it smaller',
  repair: 'Repair what broke',
  investigate: 'Find out more',
};
