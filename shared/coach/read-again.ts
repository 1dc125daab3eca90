import type { Finding, Passage, Span } from './finding.ts';
import { oncePerDocument, REACH, type ReadingCoach } from './make-coach.ts';

/** What was read, and what was found in each passage by itself: kept for the next time. */
export type Reading = { passages: readonly Passage[]; each: readonly Finding[][] };

const haveSameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, at) => span.start === b[at]!.start && span.end === b[at]!.end);

const areSame = (a: Passage, b: Passage): boolean =>
  a === b ||
  (a.text === b.text &&
    a.place === b.place &&
    haveSameSpans(a.skip, b.skip) &&
    haveSameSpans(a.opaque, b.opaque) &&
    haveSameSpans(a.people, b.people));

/** How many passages are the same from the beginning, and from the end, never counting one twice. */
const unchangedEnds = (before: readonly Passage[], now: readonly Passage[]): { head: number; tail: number } => {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && areSame(before[head]!, now[head]!)) head++;
  let tail = 0;
  while (tail < most - head && areSame(before[before.length - 1 - tail]!, now[now.length - 1 - tail]!)) tail++;
  return { head, tail };
};

/**
 * Reads what changed since `before`, and its neighbours as far as context reaches; all of it where nothing was read yet.
 * The findings of the document are `findingsOf` the reading.
 */
export const readAgain = (coach: ReadingCoach, passages: readonly Passage[], before?: Reading): Reading => {
  const { head, tail } = unchangedEnds(before?.passages ?? [], passages);
  const shift = (before?.passages.length ?? 0) - passages.length;
  const each = passages.map((_, index) => {
    if (before && index < head - REACH) return before.each[index]!;
    if (before && index >= passages.length - tail + REACH) return before.each[index + shift]!;
    return coach.readAt(passages, index);
  });
  return { passages, each };
};

/** The findings by passage, as `coach.read` gives them. */
export const findingsOf = ({ each }: Reading): Finding[][] => oncePerDocument(each);
