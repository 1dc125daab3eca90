import type { EventKind } from '#shared/incident-record.ts';
import { cohesionOf, TermIndex } from './cohesion.ts';
import type { CuratableEvent, CurationContext } from './curatable-event.ts';
import { FEATURES, ownWords, readFeatures } from './features.ts';
import { readStyle, STYLE_SLOTS, styleFit } from './style.ts';
import { Vocabulary } from './vocabulary.ts';
import { BIAS, BLEND, LANGUAGE_FEATURES, WEIGHTS } from './weights.ts';

/** What the kind of an event says before its words are read; most chat tools give none, or "message". */
const KIND: Record<EventKind, number> = {
  'status-change': 3,
  decision: 3,
  deploy: 2.5,
  action: 2.5,
  hypothesis: 2,
  alert: 1.5,
  observation: 1,
  note: 0,
  message: 0,
};
const REPLY = -1;
const REACTIONS = 0.5;
const TITLE_COUNTS = 2;
const ROUNDS = 4;
/** In a long log the words are many enough to settle sooner. */
const LONG = 10_000;
const ROUNDS_OF_LONG = 2;

/** The weights were fitted where one event in twenty-one was an entry. */
const FITTED_SHARE = Math.log(1 / 20);
const SHIFT_AT_LEAST = -1.5;
const SHIFT_AT_MOST = 3;

const probabilityOf = (logit: number) => 1 / (1 + Math.exp(-logit));

/** What can be said of an event beyond its words. */
function circumstances(event: CuratableEvent): number {
  const kind = event.kind ? KIND[event.kind] : 0;
  const reply = event.thread && event.thread !== event.id && !kind ? REPLY : 0;
  const seen = (event.reactions ?? []).reduce((sum, reaction) => sum + reaction.count, 0) >= 3 ? REACTIONS : 0;
  return kind + reply + seen;
}

/** Each event judged alone, with what the next step needs. */
function readAll(events: readonly CuratableEvent[], context: CurationContext) {
  const own = new Float64Array(events.length);
  const words = new Vocabulary();
  const index = new TermIndex(words, events.length + 1);
  const styles = new Uint8Array(events.length * STYLE_SLOTS);
  const features = new Float64Array(FEATURES.length);
  const weights = Float64Array.from(FEATURES, (name) => (LANGUAGE_FEATURES.includes(name) ? 0 : WEIGHTS[name]));
  const language = LANGUAGE_FEATURES.map((name) => ({ at: FEATURES.indexOf(name), weight: WEIGHTS[name] }));
  const firstOf = new Int32Array(events.length);
  const firsts = new Map<string, number>();
  const foreign = new Float64Array(events.length);
  let foreignTotal = 0;
  for (let event = 0; event < events.length; event += 1) {
    const text = ownWords(events[event]!.text);
    if (text.length < events[event]!.text.trim().length) own[event] = REPLY;
    const first = firsts.get(text) ?? event;
    firstOf[event] = first;
    if (first === event) firsts.set(text, event);
    const tokens = words.read(text);
    readFeatures(text, tokens, words, features);
    let sum = BIAS;
    for (let at = 0; at < weights.length; at += 1) sum += weights[at]! * features[at]!;
    own[event]! += sum;
    for (const { at, weight } of language) foreign[event]! += weight * features[at]!;
    foreignTotal += foreign[event]!;
    index.add(tokens);
    readStyle(text, tokens.length, event, styles);
  }
  // Another script or accented words set an entry apart from English talk, not from talk in the same language.
  const usual = events.length > 0 ? foreignTotal / events.length : 0;
  for (let event = 0; event < events.length; event += 1) own[event]! += foreign[event]! - usual;
  const { title, services, summary, impactText } = context;
  index.add(words.read([title, ...services, summary ?? '', impactText ?? ''].join(' ')));
  return { own, index, styles, firstOf };
}

export interface Scores {
  /** Log odds of being an entry of the incident's timeline. */
  odds: Float64Array;
  /** How much the words of the event are those of the incident. */
  cohesion: Float64Array;
}

/**
 * What must be added to all odds because entries are rarer or more frequent here than where the weights were fitted
 * (adjusting to new prior probabilities by expectation maximisation, after Saerens, Latinne and Decaestecker, 2002).
 */
function priorShift(probability: Float64Array): number {
  let sum = 0;
  for (const one of probability) sum += one;
  const share = Math.min(0.98, Math.max(0.001, sum / probability.length));
  const shift = Math.log(share / (1 - share)) - FITTED_SHARE;
  return Math.max(SHIFT_AT_LEAST, Math.min(SHIFT_AT_MOST, shift));
}

/** Scores every event: its own words and shape, then, in rounds, what it shares with the likely entries. */
export function scoreEvents(events: readonly CuratableEvent[], context: CurationContext): Scores {
  const { own, index, styles, firstOf } = readAll(events, context);
  const around = Float64Array.from(events, circumstances);
  const cohesion = new Float64Array(events.length);
  const style = new Float64Array(events.length);
  const odds = Float64Array.from(own, (value, event) => value + around[event]!);
  const probability = Float64Array.from(odds, probabilityOf);
  const rounds = events.length > LONG ? ROUNDS_OF_LONG : ROUNDS;
  for (let round = 0; round < rounds && events.length > 0; round += 1) {
    cohesionOf(index, probability, firstOf, TITLE_COUNTS, cohesion);
    styleFit(styles, probability, firstOf, style);
    const shift = priorShift(probability);
    for (let event = 0; event < events.length; event += 1) {
      const words = BLEND.own * own[event]! + BLEND.cohesion * cohesion[event]! + BLEND.style * style[event]!;
      odds[event] = BLEND.bias + shift + words + around[event]!;
      probability[event] = probabilityOf(odds[event]!);
    }
  }
  return { odds, cohesion };
}
