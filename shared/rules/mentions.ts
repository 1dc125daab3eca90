/** Somebody named in a text, with the words around it. */
export type Mention = { personId: string; excerpt: string };

const PERSON = /\[@((?:\\.|[^\]\\]){1,200})\]\(debrief:person\/([0-9a-f-]{36})\)/g;
const MOST = 160;

/** The people mentioned in a Markdown text, each once, with the line in which they are first named as plain text. */
export function mentionsIn(markdown: string): Mention[] {
  const found = new Map<string, string>();
  for (const line of markdown.split('\n')) {
    for (const match of line.matchAll(PERSON)) {
      const id = match[2] as string;
      if (!found.has(id)) found.set(id, excerptOf(line));
    }
  }
  return [...found].map(([personId, excerpt]) => ({ personId, excerpt }));
}

/** Who is mentioned after a change and was not before. */
export function mentionsAdded(before: string, after: string): Mention[] {
  const known = new Set(mentionsIn(before).map((one) => one.personId));
  return mentionsIn(after).filter((one) => !known.has(one.personId));
}

/** A line without its marks, short enough for a list. */
function excerptOf(line: string): string {
  const plain = line
    .replace(/^\s*(?:[-*+>]|\d+[.)]|#{1,6})\s+(?:\[[ x]\]\s+)?/, '')
    .replace(/\[\^\d+\]/g, '')
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .trim();
  return plain.length > MOST ? `${plain.slice(0, MOST - 1).trimEnd()}…` : plain;
}
