/**
 * Words that name work as the title of a follow-up. `- [ ] “Action: alert when the queue ages” (Mina Kaya, 14:40).` becomes
 * `Alert when the queue ages`.
 */
export function followUpTitle(words: string): string {
  const plain = words
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–•*]*(?:\[[ x]\]\s*)?/i, '')
    .trim();
  const quoted = /^[“"](.+?)[”"](?: \([^()]*\))?\.?$/.exec(plain)?.[1] ?? plain;
  const bare = quoted
    .replace(/^(?:todo|action(?: item)?|follow[- ]?up)\s*[:\-–]\s*/i, '')
    .replace(/^we (?:should|need to|must|have to) /i, '')
    .replace(/[.;,]+$/, '')
    .trim();
  const title = bare || quoted;
  return (title.charAt(0).toUpperCase() + title.slice(1)).slice(0, 1000);
}
