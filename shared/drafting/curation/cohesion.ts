import type { Vocabulary } from './vocabulary.ts';

/**
 * What an incident is about, learnt from the incident itself: events that are likely entries of its timeline lend weight
 * to the words they share, events that are likely talk take it away (pseudo relevance feedback with term weights after
 * Robertson and Spärck Jones, 1976, each event counted by its probability).
 */

const TERMS_AT_MOST = 60;

/** Events as lists of term numbers, each term once per event, in the order in which they were added. */
export class TermIndex {
  #vocabulary: Vocabulary;
  #seen = new Int32Array(4096).fill(-1);
  #terms: Int32Array;
  #starts: Int32Array;
  #events = 0;
  #length = 0;

  constructor(vocabulary: Vocabulary, events: number) {
    this.#vocabulary = vocabulary;
    this.#terms = new Int32Array(events * 8 + 64);
    this.#starts = new Int32Array(events + 2);
  }

  get events(): number {
    return this.#events;
  }
  get termCount(): number {
    return this.#vocabulary.termCount;
  }
  get terms(): Int32Array {
    return this.#terms;
  }
  /** Terms of event i stand in `terms` from `starts[i]` to `starts[i + 1]`. */
  get starts(): Int32Array {
    return this.#starts;
  }

  /** Adds the next event. @param tokens what the vocabulary read */
  add(tokens: readonly number[]): void {
    const from = this.#length;
    for (const token of tokens) {
      if (this.#length - from >= TERMS_AT_MOST) break;
      for (const term of this.#vocabulary.terms[token]!) this.#push(term);
    }
    this.#events += 1;
    this.#starts[this.#events] = this.#length;
  }

  #push(term: number): void {
    if (term >= this.#seen.length) {
      const wider = new Int32Array(Math.max(term + 1, this.#seen.length * 2)).fill(-1);
      wider.set(this.#seen);
      this.#seen = wider;
    }
    if (this.#seen[term] === this.#events) return;
    this.#seen[term] = this.#events;
    if (this.#length === this.#terms.length) {
      const wider = new Int32Array(this.#terms.length * 2);
      wider.set(this.#terms);
      this.#terms = wider;
    }
    this.#terms[this.#length] = term;
    this.#length += 1;
  }
}

/** Occurrences assumed of every word, shared out as the events are: an unknown word speaks neither for nor against. */
const ASSUMED = 1.5;
const WEIGHT_AT_MOST = 3.5;
const COHESION_AT_MOST = 5;
/** Between the sum of the weights (long texts win) and their mean (one lucky word wins). */
const LENGTH_POWER = 0.4;
const DIVISORS = Float64Array.from({ length: 256 }, (_, count) => Math.max(1, count) ** LENGTH_POWER);

/**
 * How much the vocabulary of each event speaks for it, -5 to 5, 0 when it shares no words. No event lends weight to
 * itself, nor to its repeats. The event after the last of `probability` in the index is the incident's title, trusted as
 * `titleCounts` entries.
 * @param firstOf the first event with the same text; only that one is counted
 */
export function cohesionOf(
  index: TermIndex,
  probability: Float64Array,
  firstOf: Int32Array,
  titleCounts: number,
  into: Float64Array,
): void {
  const events = into.length;
  const { terms, starts } = index;
  const related = new Float64Array(index.termCount);
  const all = new Float64Array(index.termCount);
  let total = titleCounts;
  let everything = titleCounts;
  for (let event = 0; event < index.events; event += 1) {
    if (event < events && firstOf[event] !== event) continue;
    const share = event < events ? probability[event]! : titleCounts;
    const weight = event < events ? 1 : titleCounts;
    if (event < events) {
      total += share;
      everything += 1;
    }
    for (let at = starts[event]!; at < starts[event + 1]!; at += 1) {
      related[terms[at]!]! += share;
      all[terms[at]!]! += weight;
    }
  }
  for (let event = 0; event < events; event += 1) {
    if (firstOf[event] !== event) {
      into[event] = into[firstOf[event]!]!;
      continue;
    }
    const own = probability[event]!;
    const from = starts[event]!;
    const to = starts[event + 1]!;
    const yesAll = Math.max(1e-9, total - own);
    const noAll = Math.max(1e-9, everything - total - (1 - own));
    const assumed = ASSUMED / (yesAll + noAll);
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      const term = terms[at]!;
      const yes = Math.max(0, related[term]! - own) / yesAll + assumed;
      const no = Math.max(0, all[term]! - related[term]! - (1 - own)) / noAll + assumed;
      sum += Math.max(-WEIGHT_AT_MOST, Math.min(WEIGHT_AT_MOST, Math.log(yes / no)));
    }
    const mean = to > from ? sum / DIVISORS[Math.min(255, to - from)]! : 0;
    into[event] = Math.max(-COHESION_AT_MOST, Math.min(COHESION_AT_MOST, mean));
  }
}
