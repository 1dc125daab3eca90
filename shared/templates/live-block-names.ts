/** Live blocks that a template may place, as people know them. A metric shows one figure of one incident, so no template has it. */
export const TEMPLATE_BLOCKS = [
  ['key-information', 'Key information'],
  ['timeline', 'Timeline'],
  ['contributing-factors', 'Contributing factors'],
  ['mitigators', 'Mitigators'],
  ['risks', 'Risks'],
  ['follow-ups', 'Follow-ups'],
  ['people', 'People'],
  ['similar-incidents', 'Similar incidents'],
] as const;

/** Blocks that show what is known of an incident: nobody writes in them, and without an incident they would stand empty. */
export const INCIDENT_BLOCKS: readonly string[] = ['key-information', 'timeline', 'people', 'similar-incidents'];

export const blockMarker = (name: string): string => `<!-- block: ${name} -->`;
