/** U+2060: nothing is seen of it, and nothing joins over it. */
const JOINER = '\u2060';
/** Control signs, and signs that turn the direction of what follows. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Text of ours that acts on nothing in a tracker: it notifies nobody (@name), refers to no other issue (#12, !3), closes none
 * ("fixes #3") and is no command ("/close" at the beginning of a line is one in GitLab).
 */
export const quiet = (text: string): string =>
  text.replace(/([@#!~%&$])(?=[\p{L}\p{N}_])/gu, `$1${JOINER}`).replace(/^(\s*)\/(?=\p{L})/gmu, `$1${JOINER}/`);

/** A title on one line, as long as every tracker takes it. Titles are text: mark-up shows as it was written. */
export function titleFor(text: string, most = 250): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
  const signs = [...line];
  return signs.length <= most
    ? line
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
