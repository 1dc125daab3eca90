const NAMES: Record<string, string> = {
  'key-information': 'key information',
  timeline: 'the timeline',
  'contributing-factors': 'the contributing factors',
  mitigators: 'the mitigators',
  risks: 'the risks',
  'follow-ups': 'the follow-ups',
  people: 'the people',
  'similar-incidents': 'similar incidents',
  metric: 'the metric',
};

/** How a sentence calls a live block. */
export const blockName = (name: string): string => NAMES[name] ?? name.replaceAll('-', ' ');
