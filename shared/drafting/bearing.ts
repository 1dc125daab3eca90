import type { PHASES } from '#shared/incident-record.ts';
import { isFiring, says } from '../rules/event-words.ts';
import type { Happening, Material } from './material.ts';
import type { Sentence } from './shape.ts';

const HOUR = 3_600_000;

/** The field of the record as a JSON pointer: "impact.customers" -> "#/impact/customers". */
const pointer = (field: string): string => `#/${field.replaceAll('.', '/')}`;

const isTelling = (event: Happening): boolean =>
  (event.kind !== 'message' && event.kind !== 'note') || event.key === true || saysMuch(event);

const saysMuch = (event: Happening): boolean =>
  (['noticed', 'acknowledged', 'declared', 'recovered', 'resolved', 'mitigated', 'diagnosis', 'repair'] as const).some(
    (sign) => says(event, sign),
  );

/** The nearest event that tells something; chatter only when there is nothing else within an hour. */
const nearestTelling = (happenings: Happening[], at: number): Happening | undefined => {
  let best: Happening | undefined;
  for (const event of happenings) {
    const apart = Math.abs(event.at - at);
    if (apart > HOUR || (best && apart >= Math.abs(best.at - at)) || !isTelling(event)) continue;
    best = event;
  }
  return best ?? nearest(happenings, at);
};

const nearest = (happenings: Happening[], at: number): Happening | undefined => {
  let low = 0;
  let high = happenings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (happenings[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [happenings[low - 1], happenings[low]];
  if (!before || !after) return before ?? after;
  return at - before.at < after.at - at ? before : after;
};

const FIGURE = /\d+(?:[.,]\d+)*\s*%?/g;

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whole words and figures only: "4%" is not in "94%", "api" not in "rapid". */
const anyOf = (words: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\d.,])(?:${words.map(escapeForPattern).join('|')})(?![\\p{L}\\d])`, 'iu');

/** Up to two events that mention a figure or a word of the fact. */
export const mentioning = (material: Material, words: string[]): Happening[] => {
  const wanted = words.filter((word) => word.length > 1);
  if (wanted.length === 0) return [];
  const pattern = anyOf(wanted);
  const found: Happening[] = [];
  for (const happening of material.happenings) {
    const text = happening.text.length > 2000 ? happening.text.slice(0, 2000) : happening.text;
    if (pattern.test(text) && found.push(happening) === 2) break;
  }
  return found;
};

/** Figures of a text ("4%", "1,840"), in the spellings in which an event may repeat them. */
export const figuresOf = (text: string): string[] =>
  (text.match(FIGURE) ?? []).map((figure) => figure.trim()).flatMap((figure) => [figure, figure.replaceAll(',', '')]);

/** The event that stands for the incident as a whole: its first alert, its declaration, else the first event. */
const scopeEvent = (material: Material): Happening | undefined => {
  const { happenings, phases, byId } = material;
  for (const phase of ['detected', 'impactStarted'] as const) {
    const proof = phases[phase]?.evidence[0];
    if (proof !== undefined) return byId.get(proof);
  }
  return happenings.find(isFiring) ?? happenings.find((event) => says(event, 'declared')) ?? happenings[0];
};

/**
 * The evidence of a fact that stands only in fields of the record: the events that mention its words, else the one
 * nearest in time, else the one that stands for the incident as a whole; JSON pointers when there is no event at all.
 */
export const bear = (
  material: Material,
  fields: string[],
  hint: { words?: string[]; at?: number | undefined } = {},
): string[] => {
  const found = mentioning(material, hint.words ?? []);
  if (found.length > 0) return found.map(({ id }) => id);
  const event = hint.at === undefined ? scopeEvent(material) : nearestTelling(material.happenings, hint.at);
  if (event) return [event.id];
  const untimed = material.untimed[0];
  return untimed ? [untimed.id] : fields.map(pointer);
};

/** Evidence of some phase times together: each one's proof, else what bears on the stated field. */
export const phaseEvidence = (
  material: Material,
  used: (typeof PHASES)[number][],
): Required<Pick<Sentence, 'evidence'>> & { facts?: string[] } => {
  const facts = used.filter((phase) => material.phases[phase]?.basis === 'stated').map((phase) => `times.${phase}`);
  const evidence = used.flatMap((phase) => {
    const time = material.phases[phase];
    if (!time) return [];
    return time.evidence.length > 0 ? time.evidence : bear(material, [`times.${phase}`], { at: time.at });
  });
  return facts.length > 0 ? { evidence: [...new Set(evidence)], facts } : { evidence: [...new Set(evidence)] };
};

/** Joins evidence and facts of the parts of a sentence. */
export const together = (
  ...parts: { evidence: string[]; facts?: string[] }[]
): { evidence: string[]; facts?: string[] } => {
  const evidence = [...new Set(parts.flatMap((part) => part.evidence))];
  const facts = [...new Set(parts.flatMap((part) => part.facts ?? []))];
  return facts.length > 0 ? { evidence, facts } : { evidence };
};
