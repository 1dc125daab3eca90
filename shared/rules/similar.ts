import { count, sayList } from './plain-words.ts';
import type { ALIKE_BY } from './similar/alike-by.ts';
import type { Sign } from './similar/causes.ts';
import { compareFactors, daysApart, likeness, nearness, sharedSigns, weighWords } from './similar/compare.ts';
import { compareTexts, readText, reckon, weighTexts } from './similar/compare-texts.ts';
import { readTitle, titleTokens } from './similar/title-tokens.ts';

export { alertFingerprint } from './similar/alert-fingerprint.ts';
export { titleTokens } from './similar/title-tokens.ts';

export type ComparableIncident = {
  id: string;
  title: string;
  services: readonly string[];
  /** Contributing factors in a few words each: "expired certificate". */
  factors?: readonly string[];
  /** What its alerts are known by: `alertSign`. */
  alerts?: readonly Sign[];
  /** What it names as its cause: `readCauses`. */
  causes?: readonly Sign[];
  /** `titleTokens(title)` where it is stored; saves reading the title again. */
  tokens?: readonly string[];
  /** Stems of what is written about it beside the title. */
  words?: readonly string[];
  /** Epoch milliseconds. */
  startedAt?: number;
};

/** What people said of the two, over what is found here. */
export type LikenessVerdict = { verdict: 'same' | 'not-same'; by: string };

export type Alike = {
  what: (typeof ALIKE_BY)[number];
  /** "Both hit checkout". */
  text: string;
  /** What they share: names of services, words of the title, factors, alerts. */
  values: string[];
};
export type Similar = { incidentId: string; score: number; alike: Alike[] };

/** Likeness of titles from 0 to 1 that is needed, by what is known about the services. Chosen on the labelled half that is looked at. */
const TITLE_WITH_SERVICE = 0.22;
const TITLE_OF_ONE_WORD = 0.45;
const TITLE_SERVICE_UNKNOWN = 0.45;
const TITLE_OTHER_SERVICE = 0.6;
/** Of texts: about how many words that nobody else has must be shared beyond chance. */
const TEXT_WITH_SERVICE = 0.48;
const TEXT_SERVICE_UNKNOWN = 0.66;
const TEXT_WITH_CAUSE = 0.7;
/** Where the likeness of texts counts half. */
const TEXT_HALF = 1;
/** How far one likeness alone takes the score; they add up as independent hints do: 1 - (1 - a)(1 - b). */
const WEIGHT = { alert: 0.6, title: 0.6, cause: 0.45, factor: 0.45, text: 0.6, service: 0.3 };
/** How much of a score time may take away. */
const TIME_SHARE = 0.15;

const fold = (text: string): string => text.trim().toLowerCase();
const foldAll = (texts: readonly string[] = []): Map<string, string> =>
  new Map(texts.filter((text) => text.trim() !== '').map((text) => [fold(text), text.trim()]));

type Shared = {
  services: string[];
  /** Whether the services of both are known. */
  known: boolean;
  title: { value: number; shared: string[] };
  text: { value: number; shared: string[] };
  alerts: Sign[];
  causes: Sign[];
  factors: string[];
};

/** How alike two incidents must be: the same alert, cause or factor at the same service, or words that few others share. */
function isAlike({ services, known, title, text, alerts, causes, factors }: Shared): boolean {
  const words = title.shared.length;
  const cause = causes.length > 0 || factors.length > 0;
  const telling = text.shared.length > 1 ? text.value : 0;
  if (services.length > 0)
    return (
      alerts.length > 0 ||
      cause ||
      (words > 0 && title.value >= (words > 1 ? TITLE_WITH_SERVICE : TITLE_OF_ONE_WORD)) ||
      telling >= TEXT_WITH_SERVICE
    );
  if (cause && telling >= TEXT_WITH_CAUSE) return true;
  if (!known)
    return alerts.length > 0 || telling >= TEXT_SERVICE_UNKNOWN || (words > 0 && title.value >= TITLE_SERVICE_UNKNOWN);
  return words > 1 && title.value >= TITLE_OTHER_SERVICE;
}

function scoreOf(shared: Shared, near: number): number {
  const strength = {
    alert: shared.alerts.length > 0 ? 1 : 0,
    title: shared.title.value,
    // A second cause in common adds to the first.
    cause: shared.causes.length === 0 ? 0 : 1 - 0.5 ** shared.causes.length,
    factor: shared.factors.length > 0 ? 1 : 0,
    text: shared.text.value / (shared.text.value + TEXT_HALF),
    service: shared.services.length > 0 ? 1 : 0,
  };
  const miss = (Object.keys(WEIGHT) as (keyof typeof WEIGHT)[]).reduce(
    (rest, what) => rest * (1 - WEIGHT[what] * strength[what]),
    1,
  );
  return (1 - miss) * (1 - TIME_SHARE + TIME_SHARE * near);
}

/** "the same alert HighErrorRate": each likeness in words, the firmest first. */
function explain(shared: Shared, words: (token: string) => string, days: number | undefined): Alike[] {
  const { services, alerts, causes, factors, title, text } = shared;
  const found: Alike[] = [];
  const add = (what: Alike['what'], values: string[], say: (list: string) => string) => {
    if (values.length > 0) found.push({ what, text: say(sayList(values)), values });
  };
  const labels = (signs: readonly Sign[]) => [...new Set(signs.map(({ label }) => label))];
  add('service', services, (list) => `Both hit ${list}`);
  add('alert', labels(alerts), (list) => `The same ${alerts.length === 1 ? 'alert' : 'alerts'} ${list}`);
  add('cause', labels(causes), (list) => `Both name ${list}`);
  add('factor', factors, (list) => `Shared factor: ${list}`);
  add('title', title.shared.map(words), (list) => `Similar title: ${list}`);
  // Of common words there are always some: they are named where little else is.
  if (found.length < 2 || (found.length < 3 && title.shared.length === 0))
    add('text', text.shared.slice(0, 4), (list) => `Both speak of ${list}`);
  if (days !== undefined && found.length > 0)
    found.push({
      what: 'time',
      text: days === 0 ? 'On the same day' : `${count(days, 'day')} apart`,
      values: [String(days)],
    });
  return found;
}

/**
 * Incidents that are like this one, the most alike first, each with what they share. Score from 0 to 1. The incident
 * itself, when it is among the others, is left out, and so is what people said is not the same; what they said is the same
 * stands first. Some hundreds of others are weighed in a few milliseconds: choose them in SQL. Words weigh by their rarity
 * among the candidates.
 */
export function findSimilar(
  incident: ComparableIncident,
  others: readonly ComparableIncident[],
  limit = 5,
  said: ReadonlyMap<string, LikenessVerdict> = new Map(),
): Similar[] {
  const mine = readTitle(incident.title);
  const myServices = foldAll(incident.services);
  const candidates = others
    .filter(({ id }) => id !== incident.id && said.get(id)?.verdict !== 'not-same')
    .map((other) => {
      const tokens = other.tokens ?? titleTokens(other.title);
      return { other, tokens, text: readText(other.words ?? [], tokens) };
    });
  const weigh = weighWords([[...mine.keys()], ...candidates.map(({ tokens }) => tokens)]);
  const myText = readText(incident.words ?? [], [...mine.keys()]);
  const weights = weighTexts([myText, ...candidates.map(({ text }) => text)]);
  const myWords = reckon(myText, weights);

  const found: Similar[] = [];
  for (const { other, tokens, text } of candidates) {
    const services = [...new Set(other.services.map(fold))].filter((service) => myServices.has(service));
    // The name of a service they share is counted as a service, and not once more as a word of the title.
    const named = new Set(services.flatMap((service) => titleTokens(service)));
    const apart = (all: readonly string[]) => all.filter((token) => !named.has(token));
    const shared: Shared = {
      services: services.map((service) => myServices.get(service) ?? service),
      known: myServices.size > 0 && other.services.length > 0,
      title: likeness(apart([...mine.keys()]), apart(tokens), weigh),
      text: compareTexts(myWords, reckon(text, weights), weights, named),
      alerts: sharedSigns(incident.alerts, other.alerts),
      causes: sharedSigns(incident.causes, other.causes),
      factors: compareFactors(incident.factors ?? [], other.factors ?? []),
    };
    const verdict = said.get(other.id);
    if (!verdict && !isAlike(shared)) continue;
    const days =
      incident.startedAt === undefined || other.startedAt === undefined
        ? undefined
        : daysApart(incident.startedAt, other.startedAt);
    const alike = explain(shared, (token) => mine.get(token) ?? token, days);
    if (verdict) alike.unshift({ what: 'said', text: `Said to be the same by ${verdict.by}`, values: [verdict.by] });
    const score = scoreOf(shared, nearness(incident.startedAt, other.startedAt));
    found.push({ incidentId: other.id, score: verdict ? 1 : score, alike });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, Math.max(0, limit));
}
