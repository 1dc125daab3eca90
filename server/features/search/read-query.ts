/** One thing looked for: a word, or a phrase in its own quotes. */
export type Term = {
  /** In the syntax of `websearch_to_tsquery`, without its minus. */
  text: string;
  isExcluded: boolean;
  /** Still being typed: it stands for every word that begins so. */
  isPrefix: boolean;
};
export type Query = {
  reference: { kind: 'incident' | 'post-mortem' | 'any'; number: number } | undefined;
  /** Any of these, each with all of its terms. */
  alternatives: Term[][];
};

const REFERENCE = /^(?:(inc|pm)[\s-]?)?(\d{1,9})$/i;
const TOKEN = /(-?)"([^"]*)("?)|(\S+)/g;
/** Beyond this many words a sentence was pasted; the first ones find it. */
const MOST_TERMS = 12;

/** What somebody typed: words (the last one perhaps half), "phrases", -without, or, and references such as INC-42. */
export function readQuery(q: string): Query {
  const reference = REFERENCE.exec(q.trim());
  const alternatives: Term[][] = [[]];
  let count = 0;
  for (const match of q.matchAll(TOKEN)) {
    const isLast = match.index + match[0].length === q.length;
    if (match[4]?.toLowerCase() === 'or' && !isLast) {
      alternatives.push([]);
      continue;
    }
    const term = match[4] === undefined ? phrase(match, isLast) : word(match[4], isLast);
    if (!term || count >= MOST_TERMS) continue;
    count += 1;
    alternatives.at(-1)?.push(term);
  }
  const named = reference?.[1]?.toLowerCase();
  return {
    reference: reference
      ? { kind: named === 'inc' ? 'incident' : named === 'pm' ? 'post-mortem' : 'any', number: Number(reference[2]) }
      : undefined,
    alternatives: alternatives.filter((terms) => terms.some((term) => !term.isExcluded)),
  };
}

function phrase(match: RegExpExecArray, isLast: boolean): Term | undefined {
  const [, minus, inner = '', closing] = match;
  if (!/[\p{L}\p{N}]/u.test(inner)) return undefined;
  return { text: `"${inner}"`, isExcluded: minus === '-', isPrefix: isLast && closing === '' && minus !== '-' };
}

function word(token: string, isLast: boolean): Term | undefined {
  const isExcluded = token.startsWith('-');
  const bare = token.replaceAll('"', ' ').replace(/^-+/, '').trim();
  const letters = bare.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  // "pay-api" also stands as "pay api", and while its second half is typed the whole is no word yet.
  const text = /^\p{L}+(?:-\p{L}+)+$/u.test(bare) ? `"${bare.replaceAll('-', ' ')}"` : bare;
  return { text, isExcluded, isPrefix: isLast && !isExcluded && letters > 1 && /[\p{L}\p{N}]$/u.test(bare) };
}
