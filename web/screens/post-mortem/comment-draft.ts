import type { ThreadAnchor } from '../../data/comments.ts';

const PERSON = /\[@((?:[^\]\\]|\\.)+)\]\(debrief:person\/([0-9a-f-]{36})\)/gi;

export type Named = { id: string; name: string };
/** What stands in a composer: people as `@Name`, and who is meant. */
export type CommentDraft = { text: string; people: Named[] };
export const EMPTY_DRAFT: CommentDraft = { text: '', people: [] };

const escaped = (name: string) => name.replace(/[\\\]]/g, '\\$&');

/** The Markdown to send: each `@Name` of somebody chosen becomes a mention. The longest name first, as one may begin another. */
export function toMarkdown({ text, people }: CommentDraft): string {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const parts: (string | Named)[] = [text];
  for (const person of byLength)
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (typeof part !== 'string') continue;
      const at = indexOfName(part, `@${person.name}`);
      if (at < 0) continue;
      parts.splice(index, 1, part.slice(0, at), person, part.slice(at + person.name.length + 1));
    }
  return parts
    .map((part) => (typeof part === 'string' ? part : `[@${escaped(part.name)}](debrief:person/${part.id})`))
    .join('')
    .trim();
}

function indexOfName(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '')) return at;
  return -1;
}

/** The other way round, to change what was sent. */
export function toDraft(markdown: string): CommentDraft {
  const people: Named[] = [];
  const text = markdown.replace(PERSON, (_all, name: string, id: string) => {
    const plain = name.replace(/\\(.)/g, '$1');
    people.push({ id, name: plain });
    return `@${plain}`;
  });
  return { text, people: people.filter((one, index) => people.findIndex(({ id }) => id === one.id) === index) };
}

/** The name that is being typed before the cursor, to choose somebody; null where none is. */
export function typedName(text: string, cursor: number): { from: number; query: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}._'’-]*(?: [\p{L}\p{N}._'’-]+)?)$/u.exec(text.slice(0, cursor));
  return match ? { from: cursor - match[1]!.length - 1, query: match[1]! } : null;
}

const PREFIX = 'debrief.comment.';

/** What was typed and not sent, kept in this browser: a reload, or another look at the text, loses nothing. */
export function keptDraft(place: string): CommentDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + place) ?? 'null') as CommentDraft | null;
    return kept && typeof kept.text === 'string' && Array.isArray(kept.people) ? kept : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}
export function keepDraft(place: string, draft: CommentDraft) {
  try {
    if (draft.text.trim()) localStorage.setItem(PREFIX + place, JSON.stringify(draft));
    else localStorage.removeItem(PREFIX + place);
  } catch {
    // Storage may be switched off: it then lives as long as the page.
  }
}

const ABOUT = 'debrief.comment-about.';

/** What an unsent first comment of a thread is about. Null where none is kept. */
export function keptAbout(postMortemId: string): ThreadAnchor | null {
  try {
    return JSON.parse(localStorage.getItem(ABOUT + postMortemId) ?? 'null') as ThreadAnchor | null;
  } catch {
    return null;
  }
}
export function keepAbout(postMortemId: string, anchor: ThreadAnchor | null) {
  try {
    if (anchor) localStorage.setItem(ABOUT + postMortemId, JSON.stringify(anchor));
    else localStorage.removeItem(ABOUT + postMortemId);
  } catch {
    // As above.
  }
}
