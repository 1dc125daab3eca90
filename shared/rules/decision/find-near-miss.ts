import type { RuleEvent } from '../event-words.ts';
import { isSpoken, spokenWords } from './spoken-lines.ts';

const SAID =
  /\b(?:near[ -]?miss|close (?:call|one)|dodged (?:a|that|the) bullet|(?:got|were|was|we'?re) (?:really |very |so |pretty )?lucky|could(?:'ve| have) been (?:much |so much |a lot |way |far )?worse|narrowly (?:avoided|missed|escaped))\b/i;

/** Ids of at most five messages in which somebody calls it a near miss. Reads English. */
export function findNearMiss(events: readonly RuleEvent[]): string[] {
  const ids: string[] = [];
  for (const event of events) {
    if (ids.length >= 5) break;
    if (SAID.test(event.text) && isSpoken(event) && SAID.test(spokenWords(event.text))) ids.push(event.id);
  }
  return ids;
}
