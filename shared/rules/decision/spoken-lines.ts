import { isTool, type RuleEvent } from '../event-words.ts';

/** Enough of a message to read its tone; logs pasted below it add nothing. */
const READ_AT_MOST = 2_000;
const BY_PEOPLE = new Set(['message', 'observation', 'hypothesis', 'note', 'decision', 'action']);

/** Whether a person said it: alerts and tools are full of "unexpected" and mean nothing by it. */
export const isSpoken = (event: RuleEvent): boolean =>
  BY_PEOPLE.has(event.kind ?? 'message') && (event.kind === 'note' || !!event.actor) && !isTool(event);

/** What the person says themselves: without quoted lines, code, links and pasted log lines. */
export function spokenWords(text: string): string {
  return text
    .slice(0, READ_AT_MOST)
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/`[^`\n]*`/g, ' … ')
    .replace(/https?:\/\/\S+/g, ' … ')
    .split('\n')
    .filter(
      (line) =>
        !/^\s*(?:>|&gt;|\||at [\w.$]+\(|\[?\d{4}-\d\d-\d\d[T ]|\{")|\b(?:ERROR|WARN|FATAL|DEBUG|INFO)\b/.test(line),
    )
    .join('\n')
    .replaceAll('’', "'");
}
