import { charactersOf } from '../positions.ts';

const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\uFE0F/u;
const WITHOUT_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** Would move the cursor, change colours or turn the line around. */
const CONTROL = /[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu;

/** One character and the columns of a terminal that it takes: East Asian letters and emoji take two. */
export type Cell = { shown: string; width: 0 | 1 | 2 };

/** The characters of a text as a terminal may show them: line breaks are spaces, controls a replacement sign. */
export const cellsOf = (text: string): Cell[] =>
  charactersOf(harmless(text)).map((shown) => ({ shown, width: widthOf(shown) }));

/** A text that does nothing to the terminal it is written to. */
export const harmless = (text: string): string => text.replace(/\s+/g, ' ').replace(CONTROL, '\uFFFD');

const widthOf = (character: string): Cell['width'] => {
  if (/^[\x20-\x7E]$/.test(character)) return 1;
  if (WITHOUT_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
};
