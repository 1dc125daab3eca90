import { sayList } from './plain-words.ts';
import { readTitle, titleTokens } from './similar/title-tokens.ts';

export { alertFingerprint } from './similar/alert-fingerprint.ts';
export { titleTokens } from './similar/title-tokens.ts';

export type ComparableIncident = {
  id: string;
  title: string;
  services: readonly string[];
  /** Contributing factors in a few words each: "expired certificate". */
  factors?: readonly string[];
  /** What identifies the alerts: the source's own fingerprints, or `alertFingerprint` of their text. */
  alerts?: readonly string[];
  /** `titleTokens(title)` where it is stored; saves reading the title again. */
  tokens?: readonly string[];
};

export type Alike = {
  what: 'service' | 'title' | 'factor' | 'alert';
  /** "Both hit checkout". */
  text: string;
  /** What they share: names of services, words of the title, factors, alerts. */
  values: string[];
};
export type Similar = { incidentId: string; score: number; alike: Alike[] };

/** Likeness of titles from 0 to 1 that is needed, by what is known about the services. Chosen on invented cases. */
const TITLE_WITH_SERVICE = 0.22;
const TITLE_SERVICE_UNKNOWN = 0.45;
const TITLE_OTHER_SERVICE = 0.6;
const FACTOR_ALIKE = 0.6;
/** How far one likeness alone takes the score; they add up as independent hints do: 1 - (1 - a)(1 - b). */
const WEIGHT = { alert: 0.7, title: 0.7, factor: 0.5, service: 0.3 };

const fold = (text: string): string => text.trim().toLowerCase();
const foldAll = (texts: readonly string[] = []): Map<string, string> =>
  new Map(texts.filter((text) => text.trim() !== '').map((text) => [fold(text), text.trim()]));

/** A rare word says more than a common one: log(1 + incidents / incidents with the word). */
function weighWords(all: readonly (readonly string[])[]): (token: string) => number {
  const holders = new Map<string, number>();
  for (const tokens of all) for (const token of tokens) holders.set(token, (holders.get(token) ?? 0) + 1);
  return (token) => Math.log(1 + all.length / (holders.get(token) ?? 1));
}

/** Dice's coefficient: twice what is shared, by what both hold. */
function likeness(a: readonly string[], b: readonly string[], weigh: (token: string) => number = () => 1) {
  const inA = new Set(a);
  let both = 0;
  let total = 0;
  const shared: string[] = [];
  for (const token of a) total += weigh(token);
  for (const token of b) {
    const weight = weigh(token);
    total += weight;
    if (!inA.has(token)) continue;
    both += weight;
    shared.push(token);
  }
  return { value: total === 0 ? 0 : (2 * both) / total, shared };
}

function compareFactors(a: readonly string[], b: readonly string[]): string[] {
  const theirs = b.map((factor) => titleTokens(factor));
  return a.filter((factor) => {
    const tokens = titleTokens(factor);
    return theirs.some((other) => likeness(tokens, other).value >= FACTOR_ALIKE);
  });
}

/** How alike two incidents must be: the same alert, or the same service and a similar title or a factor in common. */
function isAlike(
  title: number,
  words: number,
  found: { services: boolean; known: boolean; alert: boolean; factor: boolean },
) {
  if (found.services) return found.alert || found.factor || (words > 0 && title >= TITLE_WITH_SERVICE);
  if (!found.known) return found.alert || (words > 0 && title >= TITLE_SERVICE_UNKNOWN);
  return words > 1 && title >= TITLE_OTHER_SERVICE;
}

/**
 * Incidents that are like this one, the most alike first, each with what they share. Score from 0 to 1. The incident
 * itself, when it is among the others, is left out. 10,000 others take a few tens of milliseconds; beyond that, choose
 * candidates in SQL by `services && $1 OR title_tokens && $2 OR alerts && $3` (array columns with GIN indexes), newest
 * first. Words then weigh by their rarity among the candidates.
 */
export function findSimilar(incident: ComparableIncident, others: readonly ComparableIncident[], limit = 5): Similar[] {
  const mine = readTitle(incident.title);
  const myServices = foldAll(incident.services);
  const myAlerts = foldAll(incident.alerts);
  const candidates = others
    .filter(({ id }) => id !== incident.id)
    .map((other) => ({ other, tokens: other.tokens ?? titleTokens(other.title) }));
  const weigh = weighWords([[...mine.keys()], ...candidates.map(({ tokens }) => tokens)]);

  const found: Similar[] = [];
  for (const { other, tokens } of candidates) {
    const services = other.services.map(fold).filter((service) => myServices.has(service));
    // The name of a service they share is counted as a service, and not once more as a word of the title.
    const named = new Set(services.flatMap((service) => titleTokens(service)));
    const own = [...mine.keys()].filter((token) => !named.has(token));
    const title = likeness(
      own,
      tokens.filter((token) => !named.has(token)),
      weigh,
    );
    const alerts = (other.alerts ?? []).map(fold).filter((alert) => myAlerts.has(alert));
    const factors = compareFactors(incident.factors ?? [], other.factors ?? []);
    const known = myServices.size > 0 && other.services.length > 0;
    const kinds = { services: services.length > 0, known, alert: alerts.length > 0, factor: factors.length > 0 };
    if (!isAlike(title.value, title.shared.length, kinds)) continue;

    const alike: Alike[] = [];
    const names = [...new Set(services)].map((service) => myServices.get(service) ?? service);
    const words = title.shared.map((token) => mine.get(token) ?? token);
    if (names.length > 0) alike.push({ what: 'service', text: `Both hit ${sayList(names)}`, values: names });
    if (alerts.length > 0) alike.push({ what: 'alert', text: 'The same alert', values: [...new Set(alerts)] });
    if (words.length > 0) alike.push({ what: 'title', text: `Similar title: ${sayList(words)}`, values: words });
    if (factors.length > 0) alike.push({ what: 'factor', text: `Shared factor: ${sayList(factors)}`, values: factors });
    const strength = {
      alert: kinds.alert ? 1 : 0,
      title: title.value,
      factor: kinds.factor ? 1 : 0,
      service: kinds.services ? 1 : 0,
    };
    const miss = (['alert', 'title', 'factor', 'service'] as const).reduce(
      (rest, what) => rest * (1 - WEIGHT[what] * strength[what]),
      1,
    );
    found.push({ incidentId: other.id, score: 1 - miss, alike });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, Math.max(0, limit));
}
