export type IncidentTypeReading = 'planned' | 'near-miss' | undefined;

const PLANNED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:un(?:planned|scheduled)|emergency)\b/i, ''],
  [/\bmaintenance\b/i, 'planned maintenance'],
  [/\b(?:drills?|exercise|game[ -]?day|simulation|tabletop|fire[ -]?drill)\b/i, 'a drill'],
  [/\b(?:tests?|testing|tutorial|training|demo)\b/i, 'a test'],
  [/\b(?:planned|scheduled)\b/i, 'planned work'],
];

/** "maintenance", "SCHEDULED", "game day" ... -> planned, with the word for it; "near_miss" -> near-miss; else unknown. */
export function readIncidentType(type: string): { reading: IncidentTypeReading; as: string } {
  const plain = type.slice(0, 200).replaceAll('_', ' ');
  if (/\b(?:near[ -]?miss|close[ -]call)\b/i.test(plain)) return { reading: 'near-miss', as: 'a near miss' };
  const as = PLANNED.find(([pattern]) => pattern.test(plain))?.[1] ?? '';
  return as === '' ? { reading: undefined, as: '' } : { reading: 'planned', as };
}
