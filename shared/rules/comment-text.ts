const PERSON = /\[@?((?:[^\]\\]|\\.){0,200})\]\(debrief:person\/([0-9a-f-]{36})\)/gi;
const LINK = /!?\[((?:[^\]\\]|\\.){0,2000})\]\([^()\s]{0,2000}\)/g;
const EXCERPT = 200;

/** Ids of the people that a comment names as `[@Ana Ruiz](debrief:person/ID)`, each once, in order. */
export function mentionedPeople(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(PERSON)].map((match) => match[2]!.toLowerCase()))];
}

/** The beginning of a comment as plain words: at most 200 characters, on one line, mentions as `@Ana Ruiz`. */
export function excerptOf(markdown: string): string {
  const plain = markdown
    .replace(PERSON, '@$1')
    .replace(LINK, '$1')
    .replace(/\\([\\`*_[\]()#+.!@-])/g, '$1')
    .replace(/[`*_~]{1,3}(?=\S)|(?<=\S)[`*_~]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  return letters.length <= EXCERPT
    ? plain
    : `${letters
        .slice(0, EXCERPT - 1)
        .join('')
        .trimEnd()}…`;
}
