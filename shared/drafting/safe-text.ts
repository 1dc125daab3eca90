/**
 * Other people's words as plain text: one line, nothing that moves other text about. What a record holds may carry
 * control characters, bidirectional overrides, half a surrogate pair or a hundred thousand characters; none of that
 * changes meaning when it goes.
 */

const CONTROL = /(?![\t-\r])\p{Cc}|[\u00ad\ufeff\ufff9-\ufffb]/gu;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Longest stretch of a text that is cleaned at all; far more than any quotation shows. */
const LOOK_AT = 8000;

/** One printable, well-formed line without bidirectional controls. */
const flatten = (text: string): string =>
  (text.length > LOOK_AT ? `${text.slice(0, LOOK_AT)}…` : text)
    .replace(CONTROL, '')
    .replace(BIDI, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();

/** Right-to-left text is isolated from its surroundings, so that it cannot reorder them. */
const isolate = (line: string): string => (RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line);

/** Cuts a line at a word, never inside a character, and marks the cut with an ellipsis. */
const shortenLine = (line: string, most: number): string => {
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const atWord = line[most - 1] === ' ' ? cut : cut.replace(/\s+\S{0,30}$/, '');
  const whole = (atWord.length > most * 0.6 ? atWord : cut)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/(?:\u200d|\ufe0f)+$/, '');
  return `${whole.trimEnd()}…`;
};

/** Somebody's words on one line of at most `most` characters, safe to stand among other text. Not escaped for any markup. */
export const cleanLine = (text: string, most = 400): string => isolate(shortenLine(flatten(text), most));

/** A quotation: “…”. Quotation marks around the whole text are not doubled; a final full stop goes, the sentence has its own. */
export const quote = (text: string, most = 240): string => {
  const line = shortenLine(flatten(text), most).replace(/^["“”']\s*(.*?)\s*["“”']$/s, '$1');
  return `“${isolate(line.replace(/(?<=[^.])\.$/, ''))}”`;
};

/**
 * The beginning of a longer text as one line: its first whole sentences up to `most` characters; list marks, headings and
 * code are left out, and so is the last full stop.
 */
export const firstSentences = (text: string, most: number): string => {
  const plain = text
    .slice(0, LOOK_AT)
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/^[ \t]*(?:#{1,6}|[-*+•]|\d+[.)])[ \t]+/gm, '')
    .replace(/([^.!?:;,\s])[ \t]*\n\s*/g, '$1. ');
  const line = flatten(plain).replace(/[\s.]+$/, '');
  if (line.length <= most) return isolate(line);
  const head = line.slice(0, most);
  const end = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? '));
  return isolate(end > most * 0.3 ? head.slice(0, end) : shortenLine(line, most));
};
