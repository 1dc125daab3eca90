import type { Random } from './evaluate/random.ts';

/** Invented people and services; nothing here exists. */
export const PEOPLE = [
  'Amara Diallo', 'Bruno Keller', 'Chiara Lindqvist', 'Dmitri Osei', 'Elin Marchetti', 'Farid Novak', 'Greta Solano', 'Hiro Castellan',
  'Ines Vartanian', 'Jonas Abara', 'Katya Brandt', 'Luca Okonjo', 'Mina Petrov', 'Noor Halvorsen', 'Otto Ferreira', 'Priya Sandoval',
  'Quentin Mbeki', 'Rosa Ivanova', 'Stefan Adeyemi', 'Tove Marino', 'Umar Lindgren', 'Vera Castillo', 'Wim Nakamura', 'Yara Kowalski',
]; // biome-ignore format: a list of names reads better unfolded
export const SERVICES = [
  'checkout',
  'ledger',
  'catalogue',
  'search-index',
  'sign-in',
  'mailer',
  'invoices',
  'shipping',
  'stock',
  'prices',
  'gateway',
  'sessions',
  'recommendations',
  'exports',
  'webhooks',
  'reports',
  'uploads',
  'notifications',
  'billing',
  'profiles',
];
const SYMPTOMS = [
  '5xx rate above 2%',
  'p99 latency above 1.5 s',
  'queue depth over 20,000',
  'replication lag 90 s',
  'connection pool exhausted',
  'disk 93% full',
  'pods restarting',
  'cache hit rate fell to 40%',
  'certificate expires tomorrow',
  'consumer group stalled',
];
const ACTIONS = [
  'rolled back the deploy',
  'restarted the workers',
  'scaled out to 12 replicas',
  'failed over to the replica',
  'raised the pool size',
  'drained the queue',
  'switched the flag off',
  'purged the cache',
  'blocked the noisy client',
  'added an index',
];
const OPENINGS = [
  'I think',
  'looks like',
  'just saw that',
  'from the dashboard',
  'customers say',
  'in the logs',
  'for the record',
  'again',
  'hm',
  'fyi',
];
const REMARKS = [
  'that does not match what we saw last week',
  'the graph is back to where it was',
  'can somebody with access have a look',
  'we should add an alert for this',
  'not sure that is the same thing',
  'trying the same in staging first',
  'support has three more tickets',
  'it only happens for the large tenants',
  'let me check the change log',
  'no difference after ten minutes',
  'will write it up later',
  'thanks, that helps',
  'the runbook is out of date here',
  'no idea why',
  'this is confusing, both regions report it',
];

export const pick = <T>(random: Random, items: readonly T[]): T => items[random.below(items.length)] as T;

/** A title such as a tool or a person gives an incident. */
export function inventTitle(random: Random): string {
  return `${capital(pick(random, SERVICES))}: ${pick(random, SYMPTOMS)} in ${pick(random, ['eu-1', 'us-2', 'ap-3'])}`;
}
export const inventAlert = (random: Random) =>
  `${pick(random, SYMPTOMS)} on ${pick(random, SERVICES)}-${random.below(40)} (${random.below(900) + 100} over 5 min)`;
export const inventAction = (random: Random) => `${capital(pick(random, ACTIONS))} on ${pick(random, SERVICES)}`;

/** One to four sentences, no two alike for long. */
export function inventMessage(random: Random): string {
  const sentences = Array.from({ length: 1 + random.below(random.next() < 0.15 ? 4 : 2) }, () => {
    const about = random.next() < 0.4 ? ` ${pick(random, SERVICES)} at ${random.below(100)}%,` : '';
    return `${pick(random, OPENINGS)}${about} ${pick(random, REMARKS)}`;
  });
  return sentences.join('. ');
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
