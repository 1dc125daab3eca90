/** A variable of prefilled text. `fields` are those of each thing in a list of things. */
export type TemplateVariable = { name: string; says: string; example: string; fields?: string[]; isList?: boolean };

/** Everything prefilled text may name, in the order in which it is offered. What is not known of an incident is empty. */
export const TEMPLATE_VARIABLES: TemplateVariable[] = [
  { name: 'incident.title', says: 'Its title', example: 'Checkout errors after a config push' },
  { name: 'incident.reference', says: 'Its number; empty when written without an incident', example: 'INC-42' },
  { name: 'incident.severity', says: 'Severity, as it was given', example: 'SEV2' },
  { name: 'incident.type', says: 'Type, as it was given', example: 'production' },
  {
    name: 'incident.summary',
    says: 'What the incident itself says in summary',
    example: 'A config push broke card payments.',
  },
  { name: 'incident.services', says: 'Services it touched', example: 'checkout, payments', isList: true },
  { name: 'impact.text', says: 'What was affected', example: '4% of checkouts failed' },
  { name: 'impact.customers', says: 'How many customers', example: '1,840' },
  { name: 'times.impact_started', says: 'When it began', example: '4 March 2026, 11:02' },
  { name: 'times.detected', says: 'When it was noticed', example: '4 March 2026, 11:05' },
  { name: 'times.acknowledged', says: 'When somebody took it', example: '4 March 2026, 11:09' },
  { name: 'times.mitigated', says: 'When the impact ended', example: '4 March 2026, 11:41' },
  { name: 'times.resolved', says: 'When it was over', example: '4 March 2026, 12:20' },
  { name: 'durations.to_detect', says: 'From its beginning until noticed', example: '3 min' },
  { name: 'durations.to_acknowledge', says: 'From noticed until taken', example: '4 min' },
  { name: 'durations.to_mitigate', says: 'From its beginning until the impact ended', example: '39 min' },
  { name: 'durations.to_resolve', says: 'From its beginning until it was over', example: '1 h 18 min' },
  { name: 'lead', says: 'Who led the response', example: 'Sam Okafor' },
  {
    name: 'people',
    says: 'Who took part, each with name and role',
    example: 'Sam Okafor, Ana Ruiz',
    isList: true,
    fields: ['name', 'role'],
  },
  { name: 'installation.name', says: 'Name of this installation', example: 'Acme' },
  { name: 'installation.word', says: 'Your word for a post-mortem', example: 'post-mortem' },
  { name: 'today', says: 'The day it is begun', example: '5 March 2026' },
  { name: 'zone', says: 'The zone of the times above', example: 'Europe/Madrid' },
];

const NAMES = new Set(TEMPLATE_VARIABLES.map(({ name }) => name));
const GROUPS = new Set(
  TEMPLATE_VARIABLES.flatMap(({ name }) => (name.includes('.') ? [name.split('.')[0] as string] : [])),
);
const isList = (name: string) => TEMPLATE_VARIABLES.some((one) => one.name === name && one.isList);
const LIST_PARTS = new Set(['size', 'first', 'last']);

/** What is wrong with naming this ("incident", "titel"), as the rest of a sentence; undefined when it exists. */
export const faultOfVariable = (segments: readonly (string | number)[]): string | undefined => {
  const path = segments.join('.');
  if (NAMES.has(path)) return undefined;
  const list = segments.slice(0, -1).join('.');
  if (isList(list) && (LIST_PARTS.has(String(segments.at(-1))) || typeof segments.at(-1) === 'number'))
    return undefined;
  if (
    isList(segments.slice(0, -2).join('.')) &&
    TEMPLATE_VARIABLES.some(({ fields }) => fields?.includes(String(segments.at(-1))))
  )
    return undefined;
  if (GROUPS.has(path))
    return `"${path}" is a group; name one of ${[...NAMES].filter((name) => name.startsWith(`${path}.`)).join(', ')}`;
  const near = nearest(path, [...NAMES]);
  return `there is no variable "${path}"${near ? `; did you mean "${near}"?` : `; known are ${[...NAMES].join(', ')}`}`;
};

/** The known word that was most likely meant: few letters apart, or the same last part. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const wanted = word.toLowerCase();
  const ranked = known.map((one) => ({ one, far: distance(wanted, one) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  if (best && best.far <= Math.max(1, Math.floor(wanted.length / 3))) return best.one;
  const last = wanted.split(/[._]/).at(-1) as string;
  return last.length > 2 ? known.find((one) => one.split('.').at(-1) === last) : undefined;
};

/** Levenshtein's distance, of words cut to 60 letters. */
const distance = (a: string, b: string): number => {
  const [left, right] = [a.slice(0, 60), b.slice(0, 60)];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[right.length] as number;
};
