import { from, points } from './setting.ts';

const OUTCOME = 'Outcome';
const SEVERITY = 'Severity';
const SIZE = 'Duration and reach';

export const OUTCOME_AND_SIZE = {
  requiredFrom: {
    ...points('requiredFrom', OUTCOME, 'Required from', 6, 'A post-mortem is required from this many points.', 100),
    min: 1,
  },
  recommendedFrom: {
    ...points('recommendedFrom', OUTCOME, 'Recommended from', 3, 'It is recommended from this many points.', 100),
    min: 1,
  },
  optionalFrom: {
    ...points(
      'optionalFrom',
      OUTCOME,
      'Optional from',
      1,
      'It is optional from this many points; below, it is not needed.',
      100,
    ),
    min: 1,
  },
  severity1: points(
    'severity1',
    SEVERITY,
    'Highest severity',
    5,
    'SEV1, P1, critical. Below “required from”, severity alone never requires a post-mortem.',
  ),
  severity2: points('severity2', SEVERITY, 'High severity', 3, 'SEV2, P2, major, high.'),
  severity3: points('severity3', SEVERITY, 'Middling severity', 1, 'SEV3, P3, moderate, warning.'),
  severity4Against: points(
    'severity4Against',
    SEVERITY,
    'Low severity, against',
    1,
    'SEV4, P4, minor, low. Taken off.',
  ),
  severity5Against: points('severity5Against', SEVERITY, 'Lowest severity, against', 2, 'SEV5, info. Taken off.'),
  longFromMinutes: from(
    'minutes',
    'longFromMinutes',
    SIZE,
    'Long impact from',
    60,
    100_000,
    'From the start of the impact to mitigated, or to resolved when that is not known.',
  ),
  longWeight: points('longWeight', SIZE, 'Long impact', 2, 'Added when the impact was long.'),
  veryLongFromMinutes: from(
    'minutes',
    'veryLongFromMinutes',
    SIZE,
    'Very long impact from',
    240,
    100_000,
    'Counted the same way.',
  ),
  veryLongWeight: points(
    'veryLongWeight',
    SIZE,
    'Very long impact',
    3,
    'Added instead of the points for a long impact.',
  ),
  slowDetectionFromMinutes: from(
    'minutes',
    'slowDetectionFromMinutes',
    SIZE,
    'Noticed late from',
    30,
    100_000,
    'From the start of the impact until somebody or something noticed.',
  ),
  slowDetectionWeight: points('slowDetectionWeight', SIZE, 'Noticed late', 1, 'Added when it took long to notice.'),
  someCustomersFrom: from(
    'customers',
    'someCustomersFrom',
    SIZE,
    'Some customers from',
    50,
    1_000_000_000,
    'How many affected customers count at all.',
  ),
  someCustomersWeight: points(
    'someCustomersWeight',
    SIZE,
    'Some customers',
    1,
    'Added when some customers were affected.',
  ),
  manyCustomersFrom: from(
    'customers',
    'manyCustomersFrom',
    SIZE,
    'Many customers from',
    500,
    1_000_000_000,
    'How many affected customers ask for a post-mortem.',
  ),
  manyCustomersWeight: points(
    'manyCustomersWeight',
    SIZE,
    'Many customers',
    3,
    'Added instead of the points for some customers.',
  ),
  graveImpactWeight: points(
    'graveImpactWeight',
    SIZE,
    'Grave impact',
    3,
    'The impact tells of lost or wrong data, exposed data, lost money, or everybody being affected.',
  ),
};
