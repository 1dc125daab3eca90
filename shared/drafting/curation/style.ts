/**
 * How an event is written, apart from its words: length, first and last character, lines, code, links. People and tools
 * that keep an account of an incident write alike; what the likely entries have in common counts, as words do.
 */

/** Small whole numbers, one per slot; two events agree in a slot when the numbers are equal. */
export const STYLE_SLOTS = 6;
const VALUES = 16;

const SIGNS = '@[<*`"\'-#(';

function startOf(text: string): number {
  const code = text.charCodeAt(0);
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  if (code >= 48 && code <= 57) return 2;
  const sign = SIGNS.indexOf(text.charAt(0));
  if (sign >= 0 && text !== '') return 5 + sign;
  const first = text.charAt(0);
  return first.toLowerCase() === first.toUpperCase() ? 3 : first === first.toLowerCase() ? 0 : 4;
}

const ENDS = '.?!:,)`"\';';

function lengthOf(tokens: number): number {
  if (tokens <= 3) return 0;
  if (tokens <= 6) return 1;
  if (tokens <= 12) return 2;
  if (tokens <= 25) return 3;
  return tokens <= 50 ? 4 : 5;
}

/** Writes the style of event `event` into `into`, `STYLE_SLOTS` numbers per event. */
export function readStyle(text: string, tokens: number, event: number, into: Uint8Array): void {
  const at = event * STYLE_SLOTS;
  into[at] = lengthOf(tokens);
  into[at + 1] = startOf(text);
  into[at + 2] = ENDS.indexOf(text.charAt(text.length - 1)) + 1;
  into[at + 3] = text.includes('\n') ? 1 : 0;
  into[at + 4] = text.includes('`') ? 1 : 0;
  into[at + 5] = text.includes('http') ? 1 : 0;
}

const ASSUMED = 1.5;
const WEIGHT_AT_MOST = 3.5;

/** How much the style of each event speaks for it, as `cohesionOf` does for words. */
export function styleFit(styles: Uint8Array, probability: Float64Array, firstOf: Int32Array, into: Float64Array): void {
  const events = into.length;
  const related = new Float64Array(STYLE_SLOTS * VALUES);
  const unrelated = new Float64Array(STYLE_SLOTS * VALUES);
  let total = 0;
  let everything = 0;
  for (let event = 0; event < events; event += 1) {
    if (firstOf[event] !== event) continue;
    everything += 1;
    const share = probability[event]!;
    total += share;
    for (let slot = 0; slot < STYLE_SLOTS; slot += 1) {
      const cell = slot * VALUES + styles[event * STYLE_SLOTS + slot]!;
      related[cell]! += share;
      unrelated[cell]! += 1 - share;
    }
  }
  for (let event = 0; event < events; event += 1) {
    if (firstOf[event] !== event) {
      into[event] = into[firstOf[event]!]!;
      continue;
    }
    const own = probability[event]!;
    const yesAll = Math.max(1e-9, total - own);
    const noAll = Math.max(1e-9, everything - total - (1 - own));
    const assumed = ASSUMED / (yesAll + noAll);
    let sum = 0;
    for (let slot = 0; slot < STYLE_SLOTS; slot += 1) {
      const cell = slot * VALUES + styles[event * STYLE_SLOTS + slot]!;
      const yes = Math.max(0, related[cell]! - own) / yesAll + assumed;
      const no = Math.max(0, unrelated[cell]! - (1 - own)) / noAll + assumed;
      sum += Math.max(-WEIGHT_AT_MOST, Math.min(WEIGHT_AT_MOST, Math.log(yes / no)));
    }
    into[event] = sum / Math.sqrt(STYLE_SLOTS);
  }
}
