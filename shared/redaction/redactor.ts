import { findAddresses, LINK_REMOVED, refusedAddress } from './find-addresses.ts';
import { compileNeedles, findNeedles, type Hit, type Needle, type Needles } from './find-needles.ts';
import { hiddenPeople, type KnownPerson, needlesOfPerson, personKey, roleWords } from './people-needles.ts';
import { type PublicationPlan, REMOVED } from './plan.ts';

/** Text between marks is searched again until nothing is found: what stands side by side afterwards may be a new match. */
const MOST_PASSES = 8;

export type Redactor = {
  /** Every place that may not be read, in order, none over another. */
  find: (text: string) => Hit[];
  /** The text without them. Counts them unless `isCounted` is false. */
  redact: (text: string, isCounted?: boolean) => string;
  /** Whose link may not be followed: the address says what may not be read, or the rule for links takes it away. */
  refuses: (href: string) => string | undefined;
  /** Words for whoever is mentioned by id, undefined where the name may stand. */
  insteadOf: (personId: string) => { key: string; as: string } | undefined;
  count: (key: string) => void;
  /** How many places each key had so far. */
  places: ReadonlyMap<string, number>;
};

export const wordKey = (text: string): string => `word:${text}`;

const THIS_INCIDENT = 'this incident';

/** Ready to redact by this plan, whatever the number of people. `references` are the document's own, which a plan may leave out. */
export function createRedactor(
  plan: PublicationPlan,
  people: readonly KnownPerson[],
  references: readonly string[] = [],
): Redactor {
  const hidden = hiddenPeople(people, plan.people);
  const roles = new Map(hidden.map((person) => [person.id, roleWords(person, plan.people)]));
  const needles = compileNeedles([
    ...plan.words.map(({ text, as }): Needle => ({ key: wordKey(text), text, as: as || REMOVED })),
    ...(plan.references ? [] : references).map((text): Needle => ({ key: 'references', text, as: THIS_INCIDENT })),
    ...hidden.flatMap((person) => needlesOfPerson(person, roles.get(person.id)!)),
  ]);
  const places = new Map<string, number>();
  const count = (key: string) => void places.set(key, (places.get(key) ?? 0) + 1);
  const find = (text: string) => findAll(text, needles, plan.links);
  return {
    find,
    redact(text, isCounted = true) {
      let redacted = text;
      for (let pass = 0; pass < MOST_PASSES; pass++) {
        const hits = find(redacted);
        if (hits.length === 0) break;
        if (isCounted && pass === 0) for (const { key } of hits) count(key);
        redacted = replaceHits(redacted, hits);
      }
      return redacted;
    },
    refuses: (href) => find(decoded(href))[0]?.key ?? find(href)[0]?.key ?? refusedAddress(href, plan.links),
    insteadOf: (id) => (roles.has(id) ? { key: personKey(id), as: roles.get(id)! } : undefined),
    count,
    places,
  };
}

/** The replacements that hold themselves what may not be read: with them nothing could be redacted. */
export function unusableReplacements(plan: PublicationPlan, people: readonly KnownPerson[]): string[] {
  const { find } = createRedactor(plan, people);
  const used = [
    ...plan.words.map(({ as }) => as || REMOVED),
    ...hiddenPeople(people, plan.people).map((person) => roleWords(person, plan.people)),
    ...(plan.links.rule === 'keep' ? [] : [LINK_REMOVED]),
  ];
  return [...new Set(used)].filter((words) => find(words).length > 0);
}

/** `as`, with a capital where a sentence begins. */
export function wordsInPlace(text: string, { from, as }: Hit): string {
  const opens =
    /^\p{Lu}/u.test(text.slice(from).replace(/^@/, '')) && /(?:^|[.!?…]["”’)]?\s+)\s*$/.test(text.slice(0, from));
  return opens ? `${as[0]!.toUpperCase()}${as.slice(1)}` : as;
}

function replaceHits(text: string, hits: readonly Hit[]): string {
  let said = '';
  let at = 0;
  for (const hit of hits) {
    said += text.slice(at, hit.from) + wordsInPlace(text, hit);
    at = hit.to;
  }
  return said + text.slice(at);
}

/** Where an address and a name lie over each other, all of both goes. */
function findAll(text: string, needles: Needles, links: PublicationPlan['links']): Hit[] {
  const found = [...findAddresses(text, links), ...findNeedles(text, needles)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  const hits: Hit[] = [];
  for (const hit of found) {
    const before = hits.at(-1);
    if (before && hit.from < before.to) before.to = Math.max(before.to, hit.to);
    else hits.push({ ...hit });
  }
  return hits;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href.replaceAll('+', ' '));
  } catch {
    return href;
  }
}
